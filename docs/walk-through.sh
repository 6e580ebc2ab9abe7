#!/usr/bin/env bash
# One application of each standard, from submission to issue, and one complaint, against a running service.
# Usage: npm start in one terminal, then docs/walk-through.sh in another. QADAM_URL and QADAM_DATA as for the service.
set -euo pipefail
url=${QADAM_URL:-http://127.0.0.1:3000}
data=${QADAM_DATA:-data}

# send ROLE@OFFICE PATH BODY: one POST with a demonstration token; shows the answer's state and keeps its id.
send() {
  local answer
  answer=$(curl --silent --show-error --fail-with-body "$url$2" \
    --header "authorization: Bearer $(cat "$data/tokens/$1")" \
    --header 'content-type: application/json' --data "$3") || { echo "$answer"; exit 1; }
  id=$(sed -E 's/^\{"id":"([^"]+)".*/\1/' <<<"$answer")
  number=$(sed -E 's/.*"number":"([^"]+)".*/\1/' <<<"$answer")
  state=$(sed -E 's/.*"state":"([^"]+)".*/\1/' <<<"$answer")
  printf '  %-42s %s\n' "${2/$id/ID}" "$state"
}
at='"occurredAt":"2012-04-02T11:00:00+06:00"'
officer=authorised-officer

echo '1 Passport and identity card'
send $officer@astana-1 /applications "{\"standard\":\"passport-and-id-card\",$at,\"data\":{
  \"office\":\"astana-1\",\"channel\":\"hqt-tp\",\"mode\":\"ordinary\",
  \"applicant\":{\"surname\":\"Ахметова\",\"givenName\":\"Айгүл\",\"birthDate\":\"1895-12-31\",\"iin\":\"951231291003\",\"citizenOfKazakhstan\":true},
  \"ordered\":[{\"document\":\"passport\",\"occasion\":\"passport-replacement\"},{\"document\":\"identity-card\",\"occasion\":\"id-card-replacement\"}]}}"
passport=$id
send $officer@astana-1 "/applications/$id/commands/CheckDocuments" "{$at,\"data\":{\"presented\":[
  {\"document\":\"photographs\",\"quantity\":2},{\"document\":\"passport\"},{\"document\":\"identity-card\"},{\"document\":\"state-duty-receipt\"}]}}"
# 400 % and 20 % of the index of the day of payment, 1,618 tenge: 6,472.00 and 323.60.
send $officer@astana-1 "/applications/$id/commands/SettleDuty" "{$at,\"data\":{\"receipts\":[
  {\"number\":\"2012-004711\",\"bank\":\"Halyk Bank\",\"paidOn\":\"2012-04-02\",\"amount\":\"6795.60\",\"covers\":[\"passport\",\"identity-card\"]}]}}"
send $officer@astana-1 "/applications/$id/commands/IssueCoupon" "{$at,\"data\":{
  \"basisDocument\":{\"kind\":\"identity-card\",\"number\":\"012345678\",\"issuedOn\":\"2002-03-04\",\"issuedBy\":\"MIA\"},
  \"documentsToSurrender\":[\"passport\",\"identity-card\"]}}"
coupon=$(sed -E 's/^"?([^"]+)"?$/\1/' <<<"$number")
send $officer@astana-1 "/applications/$id/commands/ProduceResult" "{\"occurredAt\":\"2012-04-20T11:00:00+06:00\",\"data\":{\"documents\":[
  {\"document\":\"passport\",\"number\":\"N01234567\",\"issuedOn\":\"2012-04-20\"},{\"document\":\"identity-card\",\"number\":\"032109876\",\"issuedOn\":\"2012-04-20\"}]}}"
send centre-employee@astana-1 "/applications/$id/commands/HandOverResult" "{\"occurredAt\":\"2012-04-24T11:00:00+06:00\",\"data\":{\"couponNumber\":\"$coupon\",
  \"recipient\":{\"surname\":\"Ахметова\",\"givenName\":\"Айгүл\",\"birthDate\":\"1895-12-31\",\"iin\":\"951231291003\",\"citizenOfKazakhstan\":true}}}"

echo '2 Temporary identity card'
ospanov='{"surname":"Оспанов","givenName":"Ерлан","birthDate":"1892-07-15","iin":"920715190205","citizenOfKazakhstan":true}'
send $officer@karaganda-1 /applications "{\"standard\":\"temporary-id-card\",$at,\"data\":{\"office\":\"karaganda-1\",\"reason\":\"lost\",\"applicant\":$ospanov}}"
send $officer@karaganda-1 "/applications/$id/commands/CheckDocuments" "{$at,\"data\":{\"presented\":[
  {\"document\":\"written-application\"},{\"document\":\"state-duty-receipt\"},{\"document\":\"photograph\"}]}}"
send $officer@karaganda-1 "/applications/$id/commands/SettleDuty" "{$at,\"data\":{\"receipts\":[
  {\"number\":\"2012-000815\",\"bank\":\"Kazkommertsbank\",\"paidOn\":\"2012-04-02\",\"amount\":\"323.60\",\"covers\":[\"temporary-id-card\"]}]}}"
send $officer@karaganda-1 "/applications/$id/commands/ProduceResult" "{$at,\"data\":{\"number\":\"T0012345\",\"issuedOn\":\"2012-04-02\"}}"
send $officer@karaganda-1 "/applications/$id/commands/HandOverResult" "{$at,\"data\":{\"recipient\":$ospanov}}"

echo '3 Registration at the place of residence'
kim='{"surname":"Ким","givenName":"Елена","birthDate":"1896-03-03","iin":"960303293109","citizenOfKazakhstan":true}'
send $officer@almaty-city-2 /applications "{\"standard\":\"residence-registration\",$at,\"data\":{\"office\":\"almaty-city-2\",\"channel\":\"hqt-tp\",\"applicant\":$kim,\"newAddress\":\"Алматы қаласы, Абай даңғылы, 10-үй\"}}"
send $officer@almaty-city-2 "/applications/$id/commands/CheckDocuments" "{$at,\"data\":{\"presented\":[
  {\"document\":\"registration-application\"},{\"document\":\"dwelling-purchase-documents\",\"copies\":1},{\"document\":\"citizens-registration-book\"},
  {\"document\":\"departure-address-slip\"},{\"document\":\"identity-document\",\"copies\":1},{\"document\":\"statistical-coupon\"},{\"document\":\"state-duty-receipt\"}]}}"
send $officer@almaty-city-2 "/applications/$id/commands/SettleDuty" "{$at,\"data\":{\"receipts\":[
  {\"number\":\"2012-001618\",\"bank\":\"BTA Bank\",\"paidOn\":\"2012-04-02\",\"amount\":\"161.80\",\"covers\":[\"residence-registration\"]}]}}"
send $officer@almaty-city-2 "/applications/$id/commands/ProduceResult" "{$at,\"data\":{\"result\":\"entry-and-card\"}}"
send $officer@almaty-city-2 "/applications/$id/commands/HandOverResult" "{$at,\"data\":{\"recipient\":$kim}}"

echo '4 Removal from registration'
nurlanov='{"surname":"Нұрланов","givenName":"Дәурен","birthDate":"1894-05-05","iin":"940505195508","citizenOfKazakhstan":true}'
send $officer@kostanay-1 /applications "{\"standard\":\"residence-deregistration\",$at,\"data\":{\"office\":\"kostanay-1\",\"channel\":\"hqt-tp\",\"applicant\":$nurlanov,\"ground\":\"moved\"}}"
send $officer@kostanay-1 "/applications/$id/commands/CheckDocuments" "{$at,\"data\":{\"presented\":[
  {\"document\":\"deregistration-application\"},{\"document\":\"citizens-registration-book\"},{\"document\":\"identity-card\",\"copies\":1}]}}"
send $officer@kostanay-1 "/applications/$id/commands/ProduceResult" "{$at,\"data\":{\"result\":\"entry-and-card\"}}"
send $officer@kostanay-1 "/applications/$id/commands/HandOverResult" "{$at,\"data\":{\"recipient\":$nurlanov}}"

echo 'A complaint about the first of them'
send chancellery-clerk@astana-1 /complaints "{\"occurredAt\":\"2012-04-24T12:00:00+06:00\",\"data\":{\"standard\":\"passport-and-id-card\",
  \"application\":{\"id\":\"$passport\",\"standard\":\"passport-and-id-card\"},\"subject\":\"rude-service\",\"addressee\":\"astana-1\",\"channel\":\"by-hand\",
  \"complainant\":{\"surname\":\"Ахметова\",\"givenName\":\"Айгүл\",\"birthDate\":\"1895-12-31\",\"citizenOfKazakhstan\":true},\"text\":\"I was shouted at.\"}}"
send chancellery-clerk@astana-1 "/complaints/$id/commands/RegisterComplaint" "{\"occurredAt\":\"2012-04-24T12:05:00+06:00\",\"data\":{
  \"incomingNumber\":\"Ж-17\",\"receiver\":\"Сейітова\",\"contacts\":\"chancellery, window 1\",\"inquiry\":\"not-needed\"}}"
send complaint-examiner@astana-1 "/complaints/$id/commands/BeginConsideration" "{\"occurredAt\":\"2012-04-25T10:00:00+06:00\",\"data\":{\"examiner\":\"complaints desk\"}}"
send complaint-examiner@astana-1 "/complaints/$id/commands/AnswerComplaint" "{\"occurredAt\":\"2012-05-04T10:00:00+06:00\",\"data\":{
  \"outcome\":\"partly-satisfied\",\"language\":\"kk\",\"reply\":\"The employee was reprimanded. You may apply to a court.\",\"sentByPost\":true,\"courtNamed\":true}}"

echo "The history of the first: $url/applications/$passport/history"

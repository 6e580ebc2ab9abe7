#!/bin/sh
# An authority and a certificate for each node of EventStoreDB in /certificates, made once: nodes know each other by the
# name of the authority and the common name eventstoredb-node.
set -eu
cd "${1:-/certificates}"
nodes='eventstore1 eventstore2 eventstore3'

if [ ! -f ca/ca.crt ]; then
  mkdir -p ca authority
  openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj '/CN=Qadam cluster authority' \
    -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -keyout authority/ca.key -out ca/ca.crt
fi

for node in $nodes; do
  [ -f "$node/node.crt" ] && continue
  mkdir -p "$node"
  openssl req -newkey rsa:3072 -nodes -subj '/CN=eventstoredb-node' -keyout "$node/node.key" -out "$node/node.csr"
  cat > "$node/extensions" <<EXTENSIONS
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=DNS:$node,DNS:localhost,IP:127.0.0.1
EXTENSIONS
  openssl x509 -req -days 825 -in "$node/node.csr" -CA ca/ca.crt -CAkey authority/ca.key -CAcreateserial \
    -CAserial authority/ca.srl -extfile "$node/extensions" -out "$node/node.crt"
  rm "$node/node.csr" "$node/extensions"
done

# The authority's key is nobody's but root's; nodes run as user 1000.
chmod 700 authority
chown -R 1000:1000 $nodes 2>/dev/null || true
chmod 600 */node.key

import type { Text } from '#libs/contract';

export const INDICATOR_IDS = [
  'timely-provision',
  'satisfied-with-process-quality',
  'satisfied-with-quality-and-information',
  'information-available-electronically',
  'satisfied-with-complaint-procedure',
  'satisfied-with-courtesy',
] as const;
export type IndicatorId = (typeof INDICATOR_IDS)[number];

/** The groups of annex 3, whose numbers run beside those of the indicators (G2). */
export const INDICATOR_GROUPS = ['timeliness', 'quality', 'accessibility', 'complaints', 'courtesy'] as const;
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number];

/** An indicator of quality and accessibility (annex 3, the same in the four standards), a share in per cent. */
export interface Indicator {
  readonly id: IndicatorId;
  /** Its number in the annex, 1 to 6. */
  readonly no: number;
  readonly group: IndicatorGroup;
  readonly title: Text;
  /** Per cent. The annex leaves the target and the current value empty. */
  readonly normative: number;
  /** Clause of the standards that points to the annex. */
  readonly clause: string;
  /** Line of the squeezed Kazakh text. */
  readonly line: number;
}

/** What the clauses of all standards say of the indicators: 18 measures by them, 19 has targets approved by order. */
const MEASURED_BY = '18';
const NORMATIVE_PERCENT = 100;

const indicator = (
  no: number,
  id: IndicatorId,
  group: IndicatorGroup,
  line: number,
  title: Text,
): Indicator => ({
  id,
  no,
  group,
  title,
  normative: NORMATIVE_PERCENT,
  clause: MEASURED_BY,
  line,
});

export const INDICATOR_GROUP_TITLES: Readonly<Record<IndicatorGroup, Text>> = {
  timeliness: { kk: 'Уақтылылығы', ru: 'Своевременность', en: 'Timeliness' },
  quality: { kk: 'Сапасы', ru: 'Качество', en: 'Quality' },
  accessibility: { kk: 'Қолжетімділігі', ru: 'Доступность', en: 'Accessibility' },
  complaints: { kk: 'Шағымдану үдерісі', ru: 'Процесс обжалования', en: 'Complaint process' },
  courtesy: { kk: 'Сыпайылық', ru: 'Вежливость', en: 'Courtesy' },
};

/** In the order of the annex. The third asks of quality again where its group is accessibility (G4). */
export const INDICATORS: readonly Indicator[] = [
  indicator(1, 'timely-provision', 'timeliness', 1378, {
    kk: 'Құжаттарды тапсырған сәттен бастап қызметті белгіленген мерзімде ұсыну жағдайларының %-ы (үлесі)',
    ru: '% (доля) случаев предоставления услуги в установленный срок с момента сдачи документов',
    en: 'Share (%) of cases in which the service was provided in time, from the handing in of the documents',
  }),
  indicator(2, 'satisfied-with-process-quality', 'quality', 1381, {
    kk: 'Қызмет көрсету үдерісінің сапасына қанағаттанған тұтынушылардың %-ы (үлесі)',
    ru: '% (доля) потребителей, удовлетворённых качеством процесса предоставления услуги',
    en: 'Share (%) of consumers satisfied with the quality of the process',
  }),
  indicator(3, 'satisfied-with-quality-and-information', 'accessibility', 1384, {
    kk: 'Қызмет көрсету сапасына және оның тәртібі туралы ақпаратқа қанағаттанған тұтынушылардың %-ы (үлесі)',
    ru: '% (доля) потребителей, удовлетворённых качеством услуги и информацией о порядке её предоставления',
    en: 'Share (%) of consumers satisfied with the quality of the service and with what they were told of its procedure',
  }),
  indicator(4, 'information-available-electronically', 'accessibility', 1386, {
    kk: 'Ақпаратқа электрондық форматта қол жеткізуге болатын қызметтердің %-ы (үлесі)',
    ru: '% (доля) услуг, информация о которых доступна в электронном формате',
    en: 'Share (%) of services of which one can read in electronic form',
  }),
  indicator(5, 'satisfied-with-complaint-procedure', 'complaints', 1389, {
    kk: 'Шағымданудың қолданыстағы тәртібіне қанағаттанған тұтынушылардың %-ы (үлесі)',
    ru: '% (доля) потребителей, удовлетворённых существующим порядком обжалования',
    en: 'Share (%) of consumers satisfied with the way in which one may complain',
  }),
  indicator(6, 'satisfied-with-courtesy', 'courtesy', 1392, {
    kk: 'Персоналдың сыпайылығына қанағаттанған тұтынушылардың %-ы (үлесі)',
    ru: '% (доля) потребителей, удовлетворённых вежливостью персонала',
    en: 'Share (%) of consumers satisfied with the courtesy of the staff',
  }),
];

const byId = new Map<string, Indicator>(INDICATORS.map((entry) => [entry.id, entry]));

/** The indicator with this id, or undefined: annex 3 has six and no more. */
export const findIndicator = (id: string): Indicator | undefined => byId.get(id);

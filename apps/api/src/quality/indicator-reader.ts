import { localDateOf } from '#libs/calendar';
import { ServiceError, type Actor } from '#libs/contract';
import type {
  CaseOptions,
  FigureGroup,
  FigurePeriod,
  IndicatorCasePage,
  IndicatorFigure,
  IndicatorFilter,
  IndicatorQueries,
  Months,
  ServiceInformation,
  Target,
} from '#libs/read-models/indicators';
import { findIndicator, getOffice, getRegion, type Indicator } from '#workflows/catalogue';
import { visibleOffices } from '../auth/reading-rights.ts';
import { CAPITAL_ZONE } from '../capital-zone.ts';
import type { Clock } from '../clock.ts';
import { given, pageOptions } from '../http/asked.ts';
import type { ApplicationDirectory } from '../read/application-directory.ts';
import type {
  CaseParameters,
  IndicatorParameters,
  InformationParameters,
  PeriodParameters,
  TargetParameters,
  TrendParameters,
} from './indicator-parameters.ts';
import { checkMonths, monthsOf, type AskedMonths } from './months.ts';

const INFORMATION = 'information-available-electronically';
const LARGEST_PAGE = 200;

/** The six indicators of some months, of all together and group by group. */
export interface IndicatorTable {
  readonly months: AskedMonths;
  readonly figures: readonly IndicatorFigure[];
  readonly groups: readonly FigureGroup[] | undefined;
}

/** What may be asked of the indicators, by those who may ask: who sees an application sees it counted. */
export class IndicatorReader {
  constructor(
    private readonly queries: IndicatorQueries,
    private readonly directory: ApplicationDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws ServiceError `invalid-data`, `unknown-standard`, `unknown-office`, `not-found` (region) */
  async table(asker: Actor, asked: IndicatorParameters): Promise<IndicatorTable> {
    const months = monthsOf(asked);
    const filter = this.#filter(asker, months, asked);
    const [figures, groups] = await Promise.all([
      this.queries.table(filter),
      asked.by && this.queries.breakdown(filter, asked.by),
    ]);
    return { months, figures, groups };
  }

  /** @throws ServiceError as `table` */
  async trend(asker: Actor, asked: TrendParameters): Promise<readonly FigurePeriod[]> {
    checkMonths(asked);
    return this.queries.trend(this.#filter(asker, asked, asked), asked.unit ?? 'month');
  }

  /**
   * The applications behind an indicator, newest first.
   * @throws ServiceError `not-found` for what is no indicator, or none that counts applications; `unknown-cursor`; and
   *   as `table`
   */
  async cases(asker: Actor, id: string, asked: CaseParameters): Promise<IndicatorCasePage> {
    return this.queries.cases({ ...this.#caseOptions(asker, id, asked), ...pageOptions(asked) });
  }

  /** All of them, page by page; what is wrong with the question is said at once. @throws ServiceError as `cases` */
  caseAt(asker: Actor, id: string, asked: CaseParameters) {
    const options = this.#caseOptions(asker, id, asked);
    return (cursor: string | undefined): Promise<IndicatorCasePage> =>
      this.queries.cases({ ...options, limit: LARGEST_PAGE, ...given({ cursor }) });
  }

  /** The targets of a calendar year, in the order of annex 3. @throws ServiceError `unknown-standard` */
  async targets({ year, standard }: TargetParameters) {
    if (standard !== undefined) this.directory.newest('application', standard);
    const asked = String(year ?? this.#today().slice(0, 4));
    const months = { from: `${asked}-01`, to: `${asked}-12` };
    const figures = await this.queries.table({ ...months, ...given({ standard }) });
    return { year: Number(asked), targets: figures.flatMap((figure): readonly Target[] => figure.targets) };
  }

  /** Of each standard what is known of its information at the end of a day; nothing of one without a record. @throws ServiceError `unknown-standard` */
  async information({ on = this.#today(), standard: asked }: InformationParameters) {
    const standards =
      asked === undefined ? this.directory.standards() : [this.directory.newest('application', asked)];
    const records = await this.queries.information(on);
    const byStandard = new Map<string, ServiceInformation>(records.map((one) => [one.standard, one]));
    const items = standards.map((standard) => ({ standard, record: byStandard.get(standard.id) }));
    return { on, items };
  }

  #caseOptions(asker: Actor, id: string, asked: CaseParameters): CaseOptions {
    const { counted } = asked;
    return {
      ...this.#filter(asker, monthsOf(asked), asked),
      indicator: countedIndicator(id).id,
      ...(counted !== undefined && { counted: counted === 'true' }),
    };
  }

  /** A name misspelt is no empty table. */
  #filter(
    asker: Actor,
    { from, to }: Months,
    { standard, office, region }: Pick<PeriodParameters, 'standard' | 'office' | 'region'>,
  ): IndicatorFilter {
    if (standard !== undefined) this.directory.newest('application', standard);
    if (office !== undefined) getOffice(office);
    if (region !== undefined) getRegion(region);
    return { from, to, ...given({ standard, office, region, visibleOffices: visibleOffices(asker) }) };
  }

  #today(): string {
    return localDateOf(this.clock.now(), CAPITAL_ZONE);
  }
}

function countedIndicator(id: string): Indicator {
  const indicator = findIndicator(id);
  if (!indicator) throw new ServiceError('not-found', `Annex 3 has no indicator "${id}"`);
  if (id !== INFORMATION) return indicator;
  throw new ServiceError('not-found', `${id} counts no applications; see /indicators/information`);
}

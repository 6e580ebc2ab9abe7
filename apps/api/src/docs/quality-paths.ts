import {
  ComplaintOverviewParameters,
  ComplaintRegisterParameters,
} from '../complaints/overview-parameters.ts';
import { CaseParameters, IndicatorParameters, TrendParameters } from '../quality/indicator-parameters.ts';
import { json, pathParameter, type Node } from './operation.ts';
import { COMPLAINT_OVERVIEW, INDICATOR_CASES, INDICATOR_TABLE, INDICATOR_TREND } from './quality-examples.ts';
import { get, withCsv } from './quality-questions.ts';
import { registerPaths } from './register-paths.ts';
import { ref } from './schema-parts.ts';

/** The indicators of quality, the registers that they are measured by, and the register of complaints. */
export function qualityPaths(): Node {
  return { ...registerPaths(), ...indicatorPaths(), ...complaintPaths() };
}

function indicatorPaths(): Node {
  const id = pathParameter('id', 'Id of the indicator: `timely-provision`.');
  return {
    '/indicators': get(
      'indicators.table',
      'The six indicators of annex 3: normative value, target, present value, and what it is counted of',
      IndicatorParameters,
      withCsv(json('In the order of the annex.', ref('IndicatorTable'), undefined, INDICATOR_TABLE)),
    ),
    '/indicators/trend': get(
      'indicators.trend',
      'The same month by month, by quarter or by year, also where there is no data',
      TrendParameters,
      withCsv(json('In the order of time.', ref('IndicatorTrend'), undefined, INDICATOR_TREND)),
    ),
    '/indicators/{id}/cases': get(
      'indicators.cases',
      'The applications behind an indicator, the newest first',
      CaseParameters,
      withCsv(json('A page.', ref('IndicatorCasePage'), undefined, INDICATOR_CASES)),
      [id],
    ),
  };
}

function complaintPaths(): Node {
  return {
    '/complaints/overview': get(
      'complaints.overview',
      'How many are open and how many were answered, and how many of them late',
      ComplaintOverviewParameters,
      withCsv(json('A line for each value.', ref('ComplaintOverview'), undefined, COMPLAINT_OVERVIEW)),
      [],
      'Complaints',
    ),
    '/complaints/register': get(
      'complaints.register',
      'Complaints with their addressee, their limit and their outcome; no persons',
      ComplaintRegisterParameters,
      withCsv(json('A page.', ref('ComplaintLinePage'))),
      [],
      'Complaints',
    ),
  };
}

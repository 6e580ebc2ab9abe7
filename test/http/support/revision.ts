/** Wednesday, 2 May 2012, becomes a day off: what would be due on it is due on the third. */
export const SECOND_OF_MAY = {
  date: '2012-05-02',
  dayOff5: true,
  dayOff6: true,
  reason: { kk: 'Демалыс', ru: 'День отдыха', en: 'Day off' },
  source: ['Decree of the spec'],
};

export const REVISION = { country: 'KZ', id: 'kz-2026.2', basedOn: 'kz-2026.1', days: [SECOND_OF_MAY] };
export const APPROVAL = { approvedBy: 'A. Minister, order 7 of 2 April 2012', revision: REVISION };

export const PREVIEW = '/calendar/revisions/preview';
export const REVISIONS = '/calendar/revisions';

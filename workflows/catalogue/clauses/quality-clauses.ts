import { paragraph, type ClauseParagraph } from './clause-register.ts';

/** Clauses 17 to 19. The indicators are a list; what they come to is counted by the read model of that name (H26). */
export const QUALITY: readonly ClauseParagraph[] = [
  paragraph(
    '17',
    {
      kk: 'Қызметкерлер адам құқығы мен заңды сақтайды, сыпайы, толық ақпарат береді, мәліметті қорғап, құпия ұстайды.',
      ru: 'Сотрудники соблюдают права человека и закон, вежливы, всё объясняют, берегут сведения и хранят тайну.',
      en: 'The staff respect human rights and the law, are polite, inform fully, and keep what they hold safe and confidential.',
    },
    'outside',
  ),
  paragraph(
    '18',
    {
      kk: 'Нәтиже 3-қосымшадағы сапа мен қолжетімділік көрсеткіштерімен бағаланады.',
      ru: 'Результаты оценивают по показателям качества и доступности из приложения 3.',
      en: 'Annex 3 has the indicators of quality and accessibility by which the results are measured.',
    },
    'data:indicators',
  ),
  paragraph(
    '19',
    {
      kk: 'Көрсеткіштердің нысаналы мәнін Ішкі істер министрі жыл сайын бұйрықпен белгілейді.',
      ru: 'Целевые значения показателей ежегодно задаёт приказ министра внутренних дел.',
      en: 'The Minister of Internal Affairs sets the target values each year by order.',
    },
    'data:indicators',
    'outside',
  ),
];

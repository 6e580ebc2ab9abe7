import type { Random } from '../random.ts';

export type Subject = 'result' | 'action' | 'omission' | 'rude-service';

const TEXTS: Readonly<Record<Subject, readonly string[]>> = {
  'rude-service': [
    'Терезедегі қызметкер айқайлап, сұрағыма жауап бермеді.',
    'Инспектор разговаривал грубо и отправил в конец очереди.',
    'Простояла больше часа, на замечание ответили оскорблением.',
  ],
  result: [
    'Құжат уақытында дайын болмады.',
    'В выданном документе ошибка в написании имени.',
    'Отказали, хотя все документы были представлены.',
  ],
  action: ['Требуют справку, которой нет в перечне.', 'Тізімде жоқ құжатты талап етті.'],
  omission: ['Заявление лежит без движения третью неделю.', 'Өтінішіме әлі жауап жоқ.'],
};

export const textOf = (subject: Subject, random: Random): string => random.pick(TEXTS[subject]);

const REASONS = {
  forwarding: ['Жалоба касается руководителя.', 'Мәселе басқа органның құзыретінде.'],
  extension: ['Запрошены сведения в другом органе.', 'Куәгер демалыста.'],
} as const;

export const reasonOf = (step: keyof typeof REASONS, random: Random): string => random.pick(REASONS[step]);

const ANSWERS = [
  { language: 'kk', reply: 'Шағымыңыз қаралды. Келіспесеңіз, сотқа жүгіне аласыз.' },
  { language: 'ru', reply: 'Жалоба рассмотрена. При несогласии вы вправе обратиться в суд.' },
] as const;

export const answerIn = (random: Random): (typeof ANSWERS)[number] => random.pick(ANSWERS);

import type { Messages } from '@/lib/i18n';
import { en } from './words.en';
import { zh } from './words.zh';

export const cases: Messages = { zh, en };

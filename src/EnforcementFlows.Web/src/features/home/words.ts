import type { Messages } from '@/lib/i18n';

export const home: Messages = {
  zh: { title: '首页' },
  en: { title: 'Start' },
};

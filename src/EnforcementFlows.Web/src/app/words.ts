import type { Messages } from '@/lib/i18n';
import { common } from '@/components/words';
import { inbox } from '@/features/inbox/words';

const shell: Messages = {
  zh: {
    skip: '跳到正文',
    menu: '主菜单',
    unknown: '没有这个页面',
    'unknown-about': '地址可能写错了，或者页面已经移走。',
    'manual-clock': '手动时钟 {{time}}',
    me: '我的账号',
    'sign-out': '退出登录',
    nav: {
      home: '首页',
      tasks: '待办',
      filing: '立案登记',
      imports: '导入案件',
      cases: '案件',
      ledgers: '台账',
      boards: '看板',
      alerts: '提醒',
      administration: '系统管理',
    },
  },
  en: {
    skip: 'Skip to the content',
    menu: 'Main menu',
    unknown: 'No such page',
    'unknown-about': 'The address may be wrong, or the page has moved.',
    'manual-clock': 'Clock set by hand: {{time}}',
    me: 'My account',
    'sign-out': 'Sign out',
    nav: {
      home: 'Start',
      tasks: 'Tasks',
      filing: 'File a case',
      imports: 'Imports',
      cases: 'Cases',
      ledgers: 'Ledgers',
      boards: 'Boards',
      alerts: 'Alerts',
      administration: 'Administration',
    },
  },
};

/** What every page shows: there from the start. */
export const words: Record<string, Messages> = { common, shell, inbox };

/** The words of the other parts, fetched when one of its pages is first opened. */
export const wordsLater: Record<string, () => Promise<Messages>> = {
  auth: () => import('@/features/auth/words').then((module) => module.auth),
  home: () => import('@/features/home/words').then((module) => module.home),
  cases: () => import('@/features/cases/words').then((module) => module.cases),
  'case-codes': () => import('@/features/cases/codes').then((module) => module.caseCodes),
  filing: () => import('@/features/filing/words').then((module) => module.filing),
  ledgers: () => import('@/features/ledgers/words').then((module) => module.ledgers),
  boards: () => import('@/features/boards/words').then((module) => module.boards),
  substitutions: () => import('@/features/substitutions/words').then((module) => module.substitutions),
  design: () => import('@/features/design/words').then((module) => module.design),
  flow: () => import('@/components/flow/words').then((module) => module.flow),
  administration: () => import('@/features/administration/words').then((module) => module.administration),
};

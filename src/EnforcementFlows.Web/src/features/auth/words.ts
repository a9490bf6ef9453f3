import type { Messages } from '@/lib/i18n';

export const auth: Messages = {
  zh: {
    title: '登录',
    court: '法院',
    username: '账号',
    password: '口令',
    'sign-in': '登录',
    required: '必填',
    demo: '演示账号',
    'demo-about': '点选账号填入登录框；口令均为 {{password}}。演示环境请勿录入真实案件。',
    'demo-person': '账号与姓名',
  },
  en: {
    title: 'Sign in',
    court: 'Court',
    username: 'Account',
    password: 'Password',
    'sign-in': 'Sign in',
    required: 'required',
    demo: 'Demo accounts',
    'demo-about': 'Choose an account to fill it in; all have the password {{password}}. No real cases belong into a demo.',
    'demo-person': 'Account and name',
  },
};

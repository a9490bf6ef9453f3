import type { Messages } from '@/lib/i18n';

/** The words of the page of what a version changes. */
export const difference: Messages = {
  zh: {
    from: '原版', to: '新版', 'one-version': '该流程只有一个版次，没有可比较的内容。', none: '两版没有差异。', clauses: '所涉条款',
    group: { roles: '角色', limits: '期限', conditions: '条件和表达式', ways: '结果和去向', steps: '步骤', papers: '条款、表单和文书', data: '变量', others: '其他' },
    running: '在办案件', 'nothing-runs': '没有案件在原版上运行。', 'running-count': '有 {{count}} 件在原版上运行。发布新版后这些案件仍按原版办理，需要改用新版的，另行迁移。', 'first-cases': '以上为最早的 {{count}} 件。',
  },
  en: {
    from: 'Earlier', to: 'Later', 'one-version': 'There is one version only, and nothing to compare.', none: 'The two are the same.', clauses: 'Clauses concerned',
    group: { roles: 'Roles', limits: 'Limits', conditions: 'Conditions and expressions', ways: 'Outcomes and ways', steps: 'Steps', papers: 'Clauses, forms and documents', data: 'Variables', others: 'Others' },
    running: 'Cases at work', 'nothing-runs': 'Nothing runs on the earlier version.', 'running-count': '{{count}} run on the earlier version. They stay on it when the later one is published; those that should not are migrated.', 'first-cases': 'These are the first {{count}}.',
  },
};

import type { Messages } from '@/lib/i18n';

export const substitutions: Messages = {
  zh: {
    title: '代班',
    about: '自起日至止日，代班人可以办理被代人员的待办，留痕载明两人；任何一人须回避的，不得办理。',
    principal: '被代人员', substitute: '代班人', from: '起', until: '止', reason: '事由', recorded: '登记', standing: '状态', act: '办理',
    record: '登记代班', end: '提前结束', 'end-sure': '立即结束这项代班？已代为签收的待办须退回待签收。', empty: '没有代班记录',
    standings: { 'in-force': '代班中', coming: '未开始', over: '已期满', ended: '{{name}} {{time}} 结束' },
  },
  en: {
    title: 'Standing in',
    about: 'From the first day to the last the substitute may do the other person’s tasks, in both names; where one of the two is excluded, neither may.',
    principal: 'Whose work', substitute: 'Substitute', from: 'From', until: 'Until', reason: 'Reason', recorded: 'Recorded', standing: 'State', act: 'Act',
    record: 'Record', end: 'End now', 'end-sure': 'End this at once? What was claimed in it has to be released.', empty: 'Nobody stands in for anybody',
    standings: { 'in-force': 'in force', coming: 'to come', over: 'over', ended: 'ended by {{name}}, {{time}}' },
  },
};

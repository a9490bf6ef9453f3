import type { Messages } from '@/lib/i18n';

export const boards: Messages = {
  zh: {
    title: '看板',
    'as-of': '统计时间 {{time}}',
    weekday: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' },
    nodes: { title: '节点看板', by: '统计方式', ways: { team: '团队', handler: '承办人', node: '节点', stage: '案件阶段' }, overdue: '已超期', 'due-soon': '三日内到期', open: '未完成', share: '构成', empty: '没有未完成的节点' },
    'due-dates': { title: '到期日历', from: '自', caption: '{{from}} 至 {{to}} 到期而尚未完成的节点', day: '{{day}} 到期 {{count}} 项', rows: '查看清单', due: '项到期', empty: '期间没有到期的节点', choose: '点选日期查看当日到期的节点。' },
    indicators: { title: '质效指标', table: '近十二个月', name: '指标', target: '目标', yuan: '（元）', days: '（天）', plot: '{{name}}逐月图，数字见下表', quotient: '{{numerator}} ÷ {{denominator}}' },
    overdue: {
      title: '超期清单', at: '报告时间', case: '案件', open: '查看案件', node: '节点', holder: '承办人', reported: '报告对象', decision: '批示', opinion: '意见', undecided: '待批示', decided: '已批示', empty: '没有超期报告', decisions: { urge: '督办', bulletin: '通报', exempt: '免责' },
    },
  },
  en: {
    title: 'Boards',
    'as-of': 'as of {{time}}',
    weekday: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
    nodes: { title: 'Nodes', by: 'By', ways: { team: 'Team', handler: 'Handler', node: 'Node', stage: 'Stage' }, overdue: 'Overdue', 'due-soon': 'Due in three days', open: 'Open', share: 'Shares', empty: 'No open nodes' },
    'due-dates': { title: 'Due dates', from: 'From', caption: 'Open nodes due from {{from}} to {{to}}', day: '{{day}}: {{count}} due', rows: 'The list', due: 'due', empty: 'Nothing is due', choose: 'Choose a day to see what is due.' },
    indicators: { title: 'Indicators', table: 'The last twelve months', name: 'Indicator', target: 'Target', yuan: ' (yuan)', days: ' (days)', plot: '{{name}} by month; the table has the numbers', quotient: '{{numerator}} ÷ {{denominator}}' },
    overdue: {
      title: 'Overdue', at: 'Reported', case: 'Case', open: 'Open the case', node: 'Node', holder: 'Holder', reported: 'Reported to', decision: 'Decision', opinion: 'Opinion', undecided: 'Undecided', decided: 'Decided', empty: 'Nothing is reported', decisions: { urge: 'Urged', bulletin: 'Bulletin', exempt: 'Exempt' },
    },
  },
};

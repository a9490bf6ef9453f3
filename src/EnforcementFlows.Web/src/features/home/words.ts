import type { Messages } from '@/lib/i18n';

export const home: Messages = {
  zh: {
    title: '首页',
    own: '我的工作',
    court: '全院',
    'more-than': '{{count}}+',
    all: '全部{{name}}',
    'my-cases': '我承办的案件',
    case: '案号',
    cause: '案由',
    next: '下一步',
    whose: '由谁办理',
    left: '期限',
    mine: '本人',
    'nothing-open': '暂无待办',
    alerts: {
      title: '提醒', about: '预警、超期报告、催办和通知；确认收到后留痕。', empty: '没有未确认的提醒', acknowledge: '确认收到', done: '已确认', text: '内容', at: '时间', kind: '种类', act: '办理', filter: '范围', open: '未确认', all: '全部',
      kinds: { 'node-alert': '预警', 'overdue-report': '超期报告', 'near-due-report': '临期报告', urging: '催办', bulletin: '通报', unclaimed: '无人签收', funds: '案款', 'measure-expiry': '查控到期', gateway: '外部系统', notice: '通知' },
    },
  },
  en: {
    title: 'Start',
    own: 'My work',
    court: 'The court',
    'more-than': '{{count}}+',
    all: 'All: {{name}}',
    'my-cases': 'My cases',
    case: 'Case number',
    cause: 'Cause',
    next: 'Next step',
    whose: 'Whose',
    left: 'Limit',
    mine: 'mine',
    'nothing-open': 'nothing open',
    alerts: {
      title: 'Alerts', about: 'Alerts, overdue reports, urgings and notices; acknowledging them is on record.', empty: 'Nothing to acknowledge', acknowledge: 'Acknowledge', done: 'Acknowledged', text: 'Text', at: 'At', kind: 'Kind', act: 'Act', filter: 'Which', open: 'Open', all: 'All',
      kinds: { 'node-alert': 'Alert', 'overdue-report': 'Overdue', 'near-due-report': 'Near due', urging: 'Urging', bulletin: 'Bulletin', unclaimed: 'Unclaimed', funds: 'Funds', 'measure-expiry': 'Measure ends', gateway: 'Gateway', notice: 'Notice' },
    },
  },
};

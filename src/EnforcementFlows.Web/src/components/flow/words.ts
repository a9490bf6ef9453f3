import type { Messages } from '@/lib/i18n';

/** The words of a flow drawn. */
export const flow: Messages = {
  zh: {
    legend: '图例', 'no-steps': '这个流程没有步骤', step: { done: '已办', current: '进行中', faulted: '异常', cancelled: '已取消', 'not-reached': '未到' }, system: '系统',
    'zoom-in': '放大', 'zoom-out': '缩小', 'zoom-fit': '全图', 'step-out': '返回上一层', 'step-in': '展开“{{name}}”', 'has-inside': '点击展开', 'as-list': '步骤清单', map: '流程图', 'at-work': '办到此处', 'step-done': '{{at}} {{name}}', 'step-times': '共 {{count}} 次',
    'waits-for': '等待 {{role}}', wait: { timer: '等待到时', event: '等待外部反馈', internal: '等待期限或者其他流程' }, late: '已超期',
  },
  en: {
    legend: 'Legend', 'no-steps': 'This flow has no steps', step: { done: 'done', current: 'now', faulted: 'faulted', cancelled: 'cancelled', 'not-reached': 'not reached' }, system: 'the system',
    'zoom-in': 'Zoom in', 'zoom-out': 'Zoom out', 'zoom-fit': 'All of it', 'step-out': 'One level up', 'step-in': 'Open “{{name}}”', 'has-inside': 'open', 'as-list': 'Steps', map: 'Map', 'at-work': 'Now at', 'step-done': '{{at}} {{name}}', 'step-times': '{{count}} times',
    'waits-for': 'waits for {{role}}', wait: { timer: 'waits for a time', event: 'waits for others', internal: 'waits for a limit or another flow' }, late: 'late',
  },
};

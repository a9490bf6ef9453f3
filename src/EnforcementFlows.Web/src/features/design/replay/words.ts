import type { Messages } from '@/lib/i18n';

/** The words of the page that replays past cases. */
export const replay: Messages = {
  zh: {
    about: '把已办和在办的案件按所选版次重演一遍，看哪些节点会超期、哪些待办改由他人办理、哪些路径不同；不改动任何案件。', version: '重演版次', which: '范围', set: { all: '全部', ended: '已结', running: '在办' }, from: '起始日（自）', to: '起始日（至）', most: '至多件数', assumed: '新增待办用时（小时）', start: '开始重演',
    list: '重演记录', none: '没有重演过', started: '重演时间', by: '发起人', begun: '开始', state: '进度', states: { queued: '待运行', running: '运行中', finished: '已完成', cancelled: '已取消' }, show: '查看',
    same: '相同', different: '不同', late: '新增超期', approvers: '改由他人办理', paths: '路径不同', result: '重演结果：{{version}}，{{at}} 开始', 'was-cancelled': '已取消：共 {{total}} 件，重演了 {{done}} 件，以下为已有的结果。', 'nothing-to-replay': '没有符合条件的案件，没有重演任何案件。', export: '导出', file: '重演报告 {{id}} 第{{number}}版 {{on}}', progress: '重演进度', 'done-of': '已重演 {{done}} 件，共 {{total}} 件', cancel: '取消',
    sum: { same: '相同', different: '不同', failed: '不能重演', late: '新增超期', lateNoMore: '不再超期', approvers: '改由他人办理', paths: '路径不同' }, 'late-nodes': '各节点超期的变化',
    cases: '逐案结果', case: '案件', 'ran-on': '原版次', outcome: '结果', details: '不同之处', only: '筛选', 'no-cases': '没有符合条件的案件', 'case-state': { pending: '待重演', same: '相同', different: '不同', failed: '不能重演' },
    filter: { different: '不同', late: '新增超期', 'late-no-more': '不再超期', approver: '改由他人办理', path: '路径不同', failed: '不能重演', all: '全部' },
    'is-late': '{{name}}超期：原期限 {{was}}，现期限 {{becomes}}，{{done}}', 'no-longer-late': '{{name}}不再超期：原期限 {{was}}、{{done}}，现期限 {{becomes}}', 'no-limit': '不计算', 'done-at': '{{at}} 办结', 'never-done': '至重演之日未办结',
    'asked-of': '“{{name}}”由{{was}}改由{{becomes}}办理', 'newly-asked': '新增待办“{{name}}”，由{{becomes}}办理', 'no-longer-asked': '不再有待办“{{name}}”（原由{{was}}办理）', gone: '不再经过：{{steps}}', added: '新经过：{{steps}}',
  },
  en: {
    about: 'Cases past and at work go through the chosen version once more: which limits, approvers and ways would be others. No case is changed.', version: 'Version', which: 'Cases', set: { all: 'All', ended: 'Ended', running: 'At work' }, from: 'Begun from', to: 'Begun until', most: 'At most', assumed: 'A new task takes (hours)', start: 'Replay',
    list: 'Replays', none: 'Nothing was replayed', started: 'Replayed at', by: 'By', begun: 'Begun', state: 'How far', states: { queued: 'queued', running: 'running', finished: 'finished', cancelled: 'cancelled' }, show: 'Show',
    same: 'Same', different: 'Different', late: 'Newly late', approvers: 'Other approvers', paths: 'Other ways', result: 'Result: {{version}}, begun {{at}}', 'was-cancelled': 'Cancelled: {{done}} of {{total}} were replayed; this is what came of them.', 'nothing-to-replay': 'There are no such cases; nothing was replayed.', export: 'Export', file: 'Replay {{id}} {{number}} {{on}}', progress: 'Progress', 'done-of': '{{done}} of {{total}} replayed', cancel: 'Cancel',
    sum: { same: 'Same', different: 'Different', failed: 'Not replayed', late: 'Newly late', lateNoMore: 'No longer late', approvers: 'Other approvers', paths: 'Other ways' }, 'late-nodes': 'Late nodes',
    cases: 'Cases', case: 'Case', 'ran-on': 'Ran on', outcome: 'Result', details: 'Differences', only: 'Show', 'no-cases': 'No such case', 'case-state': { pending: 'waiting', same: 'same', different: 'different', failed: 'not replayed' },
    filter: { different: 'Different', late: 'Newly late', 'late-no-more': 'No longer late', approver: 'Other approvers', path: 'Other ways', failed: 'Not replayed', all: 'All' },
    'is-late': '{{name}} late: limit was {{was}}, is {{becomes}}, {{done}}', 'no-longer-late': '{{name}} no longer late: limit was {{was}}, {{done}}; is {{becomes}}', 'no-limit': 'none', 'done-at': 'done {{at}}', 'never-done': 'not done yet',
    'asked-of': '“{{name}}” is asked of {{becomes}} instead of {{was}}', 'newly-asked': 'new task “{{name}}” for {{becomes}}', 'no-longer-asked': 'no task “{{name}}” any more (was {{was}})', gone: 'no longer by: {{steps}}', added: 'now by: {{steps}}',
  },
};

import type { Messages } from '@/lib/i18n';

export const audit = {
  zh: {
    audit: {
      title: '审计', search: '审计检索', refused: '被拒绝的办理', operators: '运维操作留痕', empty: '没有记录', at: '时间', by: '人员', act: '操作', subject: '对象', code: '代码', reason: '说明', confirmed: '确认人', case: '案件', open: '查看案件',
      about: '办案日志、被拒绝的办理、运维操作和读取留痕，最近的在前；一次检索不超过一年。', from: '起', until: '止', kind: '种类', any: '全部', person: '人员', none: '这段时间没有符合条件的记录',
      kinds: { timeline: '办案日志', refused: '被拒绝的办理', operator: '运维操作', access: '读取留痕' },
      what: '事项', text: '内容', detail: '详情', 'detail-of': '详情：{{what}} {{at}}', number: '案号', system: '系统', 'code-or-clause': '代码、条款', 'without-text': '办案日志的内容只向有权查看案件的人员显示。',
      'only-person': '只看此人', 'only-case': '只看本案', 'drop-case': '不限案件', 'one-case': '案件 {{number}}', task: '待办', 'open-task': '查看待办', id: '记录编号', 'person-id': '人员、系统编号',
      export: '导出 CSV', 'export-progress': '已读取 {{count}} 行', 'export-stop': '停止导出', 'export-cut': '只导出了最近的 {{count}} 行；请缩短时间或者分次导出。', file: '审计 {{from}} 至 {{until}}',
    },
  },
  en: {
    audit: {
      title: 'Audit', search: 'Search', refused: 'Refused acts', operators: "Operators' acts", empty: 'No entries', at: 'At', by: 'By', act: 'Act', subject: 'Subject', code: 'Code', reason: 'Note', confirmed: 'Confirmed by', case: 'Case', open: 'Open the case',
      about: 'What was done, refused, repaired and read, newest first; a year at most at once.', from: 'From', until: 'Until', kind: 'Record', any: 'All', person: 'Person', none: 'Nothing of the kind in this time',
      kinds: { timeline: 'Done', refused: 'Refused', operator: 'Operator', access: 'Read' },
      what: 'What', text: 'Words', detail: 'Detail', 'detail-of': 'Detail: {{what}} {{at}}', number: 'Case number', system: 'system', 'code-or-clause': 'Code, clause', 'without-text': 'The words of the log of a case are shown to those who may read cases.',
      'only-person': 'Only this person', 'only-case': 'Only this case', 'drop-case': 'Any case', 'one-case': 'Case {{number}}', task: 'Task', 'open-task': 'Open the task', id: 'Entry', 'person-id': 'User or client',
      export: 'Export CSV', 'export-progress': '{{count}} rows read', 'export-stop': 'Stop', 'export-cut': 'Only the newest {{count}} rows are in it; choose a shorter time.', file: 'audit {{from}} to {{until}}',
    },
  },
} satisfies Messages;

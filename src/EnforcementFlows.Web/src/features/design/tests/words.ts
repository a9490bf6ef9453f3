import type { Messages } from '@/lib/i18n';

/** The words of the page that runs example cases. */
export const tests: Messages = {
  zh: {
    about: '随系统提供的用例和在模拟中录制的用例，可以在任何一版上运行。所录用例有一个未通过的，该版不能发布。', 'record-new': '到模拟中录制', 'not-run': '未运行',
    version: '运行版次', run: '运行全部用例', download: '导出所录用例', none: '没有用例；可以在“模拟”中录制', result: '通过 {{passed}} 个，未通过 {{failed}} 个', case: '用例', origin: '来源', steps: '步数', outcome: '结果', passed: '通过', failed: '未通过', load: '载入模拟', remove: '删除', 'remove-sure': '删除用例“{{name}}”？',
    recorded: '{{name}} {{at}} 录制', 'all-walked': '各条路径都有用例经过。', 'not-walked': '没有用例经过的路径（{{count}}）', record: '录为用例', 'record-about': '现在的结果即为以后应有的结果：发布前运行，与此不同的不能发布。', clauses: '所示条款（至多 5 条）', done: '已录用例“{{name}}”',
  },
  en: {
    about: 'The cases that came with the system and those recorded in the simulation, to be run on any version. While a recorded one fails, the version is not published.', 'record-new': 'Record one in the simulation', 'not-run': 'not run',
    version: 'Version', run: 'Run all cases', download: 'Export recorded cases', none: 'No cases; one can be recorded in the simulation', result: '{{passed}} passed, {{failed}} failed', case: 'Case', origin: 'From', steps: 'Steps', outcome: 'Result', passed: 'passed', failed: 'failed', load: 'Load', remove: 'Delete', 'remove-sure': 'Delete the case “{{name}}”?',
    recorded: 'recorded by {{name}}, {{at}}', 'all-walked': 'Some case goes every way.', 'not-walked': 'Ways that no case goes ({{count}})', record: 'Record as a case', 'record-about': 'What happens now is what must happen: it is run before publication, which is refused where anything differs.', clauses: 'Clauses that it shows (up to 5)', done: 'Recorded “{{name}}”',
  },
};

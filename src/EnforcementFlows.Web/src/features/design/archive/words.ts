import type { Messages } from '@/lib/i18n';

/** The words of the page by which flows and whole courts go out and come in. */
export const archive: Messages = {
  zh: {
    title: '导入导出', about: '流程和本院配置以文件形式备份、移交。导入的内容先成草稿或者变更申请，由另一人批准后施行。',
    court: '整院导出', 'court-about': '一个 ZIP 压缩包：本院配置、流程必备要求、条款、现行的全部流程、所用文书模板，以及写明各文件散列值的清单。', 'court-get': '下载整院配置', 'court-none': '您的岗位没有查看本院配置的权限，不能导出整院。',
    flows: '流程导出', 'flows-about': '导出为标准 Elsa 3 的 JSON 文件：选一个的为一个 JSON 文件，选多个的为一个 ZIP 压缩包。历次版本在该流程的“各版”页逐版导出。', which: '流程', all: '全部流程', version: '版次', versions: { published: '现行版', latest: '最新版（含草稿）' }, get: '导出所选（{{count}}）', 'none-such': '所选流程没有现行版',
    'flows-in': '流程导入', 'flows-in-about': '导入一个或者多个流程的 JSON 文件、ZIP 压缩包，本系统或者其他 Elsa 3 导出的都可以。',
    bring: '整院导入', 'bring-about': '选择由本系统导出的整院压缩包，先列明会有什么变化，核对后再导入。其他法院的压缩包只导入流程。', choose: '选择压缩包', reading: '正在检查 {{name}}', preview: '预览：尚未导入任何内容', brought: '导入结果', from: '{{court}} 于 {{at}} 导出', other: '这是另一法院的压缩包：其配置不能用于本院，流程可以作为草稿导入。',
    'nothing-new': '与本院现有内容没有可以导入的差别。', 'effective-from': '配置的施行日期', 'effective-about': '留空的，自当日起施行。', 'reason-about': '写明为什么变更，批准的人可以看到。', overwrite: '覆盖我的草稿（{{count}} 个流程）', 'overwrite-about': '这些流程有您未发布的草稿，与文件不同。勾选后以文件为新的草稿，原草稿留在“各版”中；不勾选的，草稿保留，这些流程不导入。', send: '导入', drop: '放弃', done: '已导入：流程草稿 {{drafts}} 个，配置变更 {{proposed}} 项', none: '您的岗位没有修改流程的权限，不能导入。',
    file: '文件', state: '结果', details: '说明', 'show-same': '显示相同的文件（{{count}}）', 'only-same': '所有文件都与本院现有的相同。', changes: '变化 {{count}} 处', 'no-changes': '只有书写上的差别', 'to-difference': '查看差异', 'to-change': '查看配置变更', sums: '相同 {{unchanged}}，成为草稿 {{draft}}，成为配置变更 {{proposed}}，随系统提供而不同 {{delivered}}，不能导入 {{refused}}',
    states: { unchanged: '相同', draft: '成为草稿', proposed: '成为配置变更', delivered: '不同，不导入', refused: '不能导入' },
    kind: { profile: '本院配置', requirements: '流程必备要求', clauses: '条款', exceptions: '条款例外', definition: '流程“{{name}}”', document: '文书模板 {{name}}', other: '其他文件' },
  },
  en: {
    title: 'Import and export', about: 'Flows and the court’s profile as files, to keep or to hand on. What comes in is a draft or a proposed change until somebody else approves it.',
    court: 'The whole court', 'court-about': 'One ZIP: profile, what flows may not leave out, clauses, all flows in force, letters, and a list of them with their hashes.', 'court-get': 'Download the court', 'court-none': 'Your post does not read the court’s profile.',
    flows: 'Flows out', 'flows-about': 'Files that any Elsa 3 takes in: one flow as JSON, several as a ZIP. Earlier versions are exported one by one on the flow’s page of versions.', which: 'Flows', all: 'All flows', version: 'Version', versions: { published: 'in force', latest: 'latest, drafts included' }, get: 'Export ({{count}})', 'none-such': 'None of them is in force',
    'flows-in': 'Flows in', 'flows-in-about': 'JSON files or ZIPs of one or more flows, exported here or by another Elsa 3.',
    bring: 'A whole court in', 'bring-about': 'Choose an archive that was exported here: what would change is listed first. Of another court’s archive only the flows are taken.', choose: 'Choose an archive', reading: 'Looking at {{name}}', preview: 'Preview: nothing is taken in yet', brought: 'What came of it', from: 'exported by {{court}}, {{at}}', other: 'It is another court’s: its profile is not for this one; its flows can be taken as drafts.',
    'nothing-new': 'There is nothing in it to take in.', 'effective-from': 'The profile is effective from', 'effective-about': 'Today, where left empty.', 'reason-about': 'Whoever approves it sees why.', overwrite: 'Overwrite my drafts ({{count}})', 'overwrite-about': 'Drafts of yours hold something else than the files. Ticked, the files are the drafts and yours stay among the versions. Unless ticked these flows are not taken in.', send: 'Take in', drop: 'Leave it', done: 'Taken in: {{drafts}} drafts, {{proposed}} changes of the profile', none: 'Your post does not change flows.',
    file: 'File', state: 'Result', details: 'Details', 'show-same': 'Show those that are the same ({{count}})', 'only-same': 'All files are the same as here.', changes: '{{count}} changes', 'no-changes': 'written differently only', 'to-difference': 'See the difference', 'to-change': 'See the change', sums: '{{unchanged}} the same, {{draft}} drafts, {{proposed}} changes of the profile, {{delivered}} of the system’s that differ, {{refused}} refused',
    states: { unchanged: 'same', draft: 'a draft', proposed: 'a proposed change', delivered: 'differs, not taken', refused: 'refused' },
    kind: { profile: 'Profile', requirements: 'What flows may not leave out', clauses: 'Clauses', exceptions: 'Exceptions', definition: 'Flow “{{name}}”', document: 'Letter {{name}}', other: 'Other' },
  },
};

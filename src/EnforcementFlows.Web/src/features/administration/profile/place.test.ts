import { placeInWords } from './place';
import type { Profile } from './patch';

const names = {
  nodes: { 'enforcement-notice': { name: '发送执行通知' } },
  approvalChains: { 'handler-change': { name: '变更承办人' } },
  roles: [{ code: 'duty-officer', name: '值班人员' }],
} as unknown as Profile;
const known: Record<string, string> = { nodes: '节点期限', limit: '院内期限', number: '数量', chains: '审批链', steps: '步骤', roles: '岗位', 'role-name': '名称', settings: '设置', 'setting.alertTime': '预警时刻', triage: '繁简分流规则', outcomes: '办理结果的名称' };

test.each([
  ['nodes.enforcement-notice.court.n', '节点期限 · 发送执行通知 · 院内期限 · 数量'],
  ['approvalChains.handler-change.steps[2]', '审批链 · 变更承办人 · 步骤 · 2'],
  ['roles[duty-officer].name', '岗位 · 值班人员 · 名称'],
  ['settings.alertTime', '设置 · 预警时刻'],
  ['triage', '繁简分流规则'],
  ['triage[one].note', '繁简分流规则 · one · note'],
  ['outcomes.put-off', '办理结果的名称 · put-off'],
  ['nodes.unknown.holders', '节点期限 · unknown · holders'],
])('%s is %s', (path, text) => expect(placeInWords(path, names, (key) => known[key] ?? `?${key}`)).toBe(text));

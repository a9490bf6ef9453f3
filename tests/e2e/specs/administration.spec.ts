import { caller, type Page as Rows } from '../support/api';
import { fileCase, request } from '../support/cases';
import { choose, expect, expectAccessible, picture, sure, test } from '../support/test';

type Deadline = { node: string; dueOn: string | null; provisional: boolean };

test('a year of the calendar, loaded by one person and approved by another, moves a provisional date', async ({ as }) => {
  const director = await caller('tongbai.director');
  const { id } = await fileCase('tongbai', { assignedHandler: undefined });
  await request('tongbai.director', id, 'assigned-matter', '上级交办', { organ: '市中级人民法院', receivedOn: '2026-03-02', feedbackBy: '2027-01-02', content: '督办' });
  const matter = async () => (await director.get<Rows<Deadline>>(`/api/cases/${id}/deadlines`)).items.find((row) => row.node === 'assigned-matter');
  expect(await matter()).toMatchObject({ dueOn: '2027-01-04', provisional: true }); // a Saturday; the holidays of 2027 are not known yet

  const admin = await as('tongbai.admin');
  await admin.goto('/administration/calendars');
  await expect(admin.getByRole('heading', { name: '日历' })).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'calendars');
  const file2027 = (days: string[]) => ({
    name: '2027.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ year: 2027, source: '关于2027年部分节假日安排的通知', version: '1', holidays: days.map((date) => ({ date, name: '元旦' })), makeUpWorkdays: [] })),
  });
  await admin.locator('input[type=file]').setInputFiles(file2027(['2028-01-01']));
  await admin.getByRole('button', { name: '提出', exact: true }).click();
  await expect(admin.getByRole('alert')).toContainText('2028-01-01'); // a day of another year
  await admin.locator('input[type=file]').setInputFiles(file2027(['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']));
  await expect(admin.getByText('待提出：2027 年，放假 5 天')).toBeVisible();
  await admin.getByRole('button', { name: '提出', exact: true }).click();
  await expect(admin.getByRole('heading', { name: '日历 2027' })).toBeVisible();
  await expect(admin.getByText('须由另一人批准后施行。')).toBeVisible();
  await expect(admin.getByRole('button', { name: '批准' })).toHaveCount(0);
  expect((await matter())?.dueOn).toBe('2027-01-04'); // a preview changes nothing

  const page = await as('tongbai.director');
  await page.goto(new URL(admin.url()).pathname);
  const moves = page.getByRole('region', { name: '期限变动预览' });
  await expect(moves).toContainText('2027-01-06');
  await expectAccessible(page);
  await picture(page, 'calendar-moves');
  await sure(page, '批准');
  await expect(page.getByText('已施行').or(page.getByText('重算中')).or(page.getByText('待施行'))).toBeVisible();
  await expect.poll(matter).toMatchObject({ dueOn: '2027-01-06', provisional: false });
});

test('a change of the profile is drawn up in forms, shown as differences, and approved by somebody else', async ({ as }) => {
  const admin = await as('tongbai.admin');
  await admin.goto('/administration/profile');
  await expect(admin.getByRole('heading', { name: '各版' })).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'profile');
  await admin.getByRole('button', { name: '提出变更' }).click();
  await expect(admin.getByText('没有改动')).toBeVisible();
  await admin.getByLabel('理由').fill('执行局会议纪要');
  const limit = admin.getByLabel('发送执行通知等文书 院内期限', { exact: true }).locator('input').first();
  const before = await limit.inputValue();
  await limit.fill(String(Number(before) + 1));
  await limit.press('Tab');
  await expectAccessible(admin);
  await picture(admin, 'profile-propose');
  await admin.getByRole('button', { name: '提出变更' }).click();
  await expect(admin.getByRole('rowheader', { name: /院内期限 · 数量 nodes\.enforcement-notice\.court\.n/ })).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'profile-change');

  const director = await as('tongbai.director');
  await director.goto(new URL(admin.url()).pathname);
  await director.getByRole('button', { name: '撤回' }).or(director.getByRole('button', { name: '批准' })).first().waitFor();
  await expect(director.getByRole('button', { name: '批准' })).toBeVisible();
  await sure(admin, '撤回'); // taken back, so that the limits stay as other tests know them
  await expect(admin.getByText('已撤回')).toBeVisible();
  await director.getByRole('button', { name: '批准' }).click();
  await director.getByRole('button', { name: '确定' }).click();
  await expect(director.getByRole('alert')).toContainText('change.decided');
});

test('roles, approval chains and rules for triage are changed in forms, and told entry by entry', async ({ as }) => {
  const admin = await as('tongbai.admin');
  await admin.goto('/administration/profile/new');
  await admin.getByLabel('理由').fill('执行局会议纪要');
  await admin.getByText('变更承办人审批').click();
  const chain = admin.locator('details[open]');
  await chain.getByRole('button', { name: '增加一步' }).click();
  await chain.getByRole('combobox', { name: '变更承办人审批 第 2 步 审批岗位' }).fill('分管');
  await choose(admin, '分管院领导');
  await admin.keyboard.press('Escape');
  await expectAccessible(admin);
  await picture(admin, 'profile-chain');
  await admin.getByRole('button', { name: '下移“标的较大、历史遗留问题较多或者申请执行人较多”' }).click();
  await expect(admin.getByRole('listitem', { name: '整体复杂、疑难、敏感或者影响较大' })).toBeVisible();
  await picture(admin, 'profile-triage');
  await admin.getByLabel('duty-officer 名称').fill('值班干警');
  await picture(admin, 'profile-roles');
  await admin.getByRole('button', { name: '提出变更' }).click();
  const differences = admin.getByRole('table').filter({ hasText: '变更前' });
  await expect(differences.getByRole('row', { name: /roles\[duty-officer\]\.name/ })).toContainText('值班干警');
  await expect(differences.getByRole('row', { name: /approvalChains\.handler-change\.steps\[2\]/ })).toContainText('vice-president');
  await expect(differences.getByRole('row', { name: /^繁简分流规则/ })).toContainText('special-complex、special-large-legacy-many');
  await expect(differences.getByRole('row')).toHaveCount(4); // with the head
  await expectAccessible(admin);
  await picture(admin, 'profile-lists-change');
  await sure(admin, '撤回');
  await expect(admin.getByText('已撤回')).toBeVisible();
});

test('refused acts, messages, incidents and requests are there for those who may see them', async ({ as }) => {
  const stranger = await caller('tongbai.filing-clerk');
  await stranger.get('/api/cases').catch(() => undefined); // refused, and on record
  const admin = await as('tongbai.admin');
  await admin.goto('/administration');
  await expect(admin.getByRole('link', { name: '消息' })).toBeVisible();
  await expectAccessible(admin);
  await picture(admin, 'administration');
  for (const [path, heading, name] of [
    ['audit', '审计', 'audit'],
    ['messages', '消息', 'messages'],
    ['incidents', '流程异常', 'incidents'],
    ['gateways', '对外请求', 'gateways'],
  ] as const) {
    await admin.goto(`/administration/${path}`);
    await expect(admin.getByRole('heading', { name: heading })).toBeVisible();
    await expect(admin.getByRole('status').filter({ hasText: '条' })).toBeVisible();
    await expectAccessible(admin);
    await picture(admin, `administration-${name}`);
  }
  await admin.goto('/administration/messages?state=delivered');
  await expect(admin.getByRole('status').filter({ hasText: '条' })).toBeVisible();
  const clerk = await as('tongbai.clerk1');
  await clerk.goto('/administration/messages');
  await expect(clerk.getByRole('alert')).toContainText('auth.forbidden');
  await expectAccessible(clerk);
});

test('the director sees which posts are held, and who is lent where', async ({ as }) => {
  const page = await as('hualong.director');
  await page.goto('/administration/staff');
  await expect(page.getByRole('heading', { name: '岗位配备与调配' })).toBeVisible();
  await expect(page.getByText('没有调配记录')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'staff');
});

import { nameFlows, speakChinese, translate } from '../page/overlay.js';
import { sentences, words } from '../page/words.js';

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => document.body.replaceChildren());

test.each([
  ['Create workflow', '新建流程'],
  ['\n  Publish ', '\n  提交发布 '],
  ['Version 12', '第 12 版'],
  ['1-10 of 25', '第 1–10 项，共 25 项'],
  ['Root', '整个流程'],
  ['Converge', '汇合'],
  ['3 workflows imported successfully.', '已导入 3 个流程'],
  ['Failed to import 1 workflow. Reason: Response status code does not indicate success: 400 (Bad Request).', '没有导入，原因见上方'],
  ['Failed to import 1 workflow definition: Response status code does not indicate success: 400 (Bad Request).', '没有导入，原因见上方'],
  ['Failed to import workflow definition: Invalid schema', '没有导入：不是 Elsa 流程文件'],
  ['Failed to import 2 workflows. Reasons: a, b', '2 个流程没有导入：a, b'],
  ['核收立案材料', '核收立案材料'],
  ['toString', 'toString'],
  ['Create workflow for me', 'Create workflow for me'],
  ['', ''],
])('%j reads %j', (english, chinese) => expect(translate(english)).toBe(chinese));

test('every word has a Chinese one, which is not translated again', () => {
  for (const [english, chinese] of Object.entries(words)) {
    expect(chinese, english).toMatch(/\p{Script=Han}|^JSON$/u);
    expect(english, english).toBe(english.trim());
    expect(translate(chinese)).toBe(chinese);
  }
  for (const [pattern, chinese] of sentences) {
    expect(pattern.source).toMatch(/^\^.*\$$/);
    expect(chinese).toMatch(/\p{Script=Han}/u);
  }
});

test('what appears, changes or carries a hint is put into Chinese', async () => {
  document.body.innerHTML = '<h1>Workflow instances</h1><input placeholder="Search" /><p id="later">Journal</p>';
  speakChinese(document.body);
  document.body.insertAdjacentHTML('beforeend', '<div><span title="Save">Settings</span></div>');
  document.getElementById('later').firstChild.data = 'Details';
  await settled();

  expect(document.querySelector('h1').textContent).toBe('运行情况');
  expect(document.querySelector('input').placeholder).toBe('查找');
  expect(document.querySelector('span').title).toBe('保存');
  expect(document.querySelector('span').textContent).toBe('设置');
  expect(document.getElementById('later').textContent).toBe('详情');
});

test('in lists flows have the names that people call them by', async () => {
  nameFlows([{ name: 'Close', description: '结案：承办人报结', definitionId: 'close' }]);
  document.body.innerHTML = '<table><tr><td>Close</td></tr></table><button>Close</button>';
  speakChinese(document.body);
  await settled();

  expect([document.querySelector('td').textContent, document.querySelector('button').textContent]).toEqual(['结案', '关闭']);
});

test('what people have written stays', async () => {
  document.body.innerHTML = '<textarea>Test</textarea><div class="monaco-editor"><span>Delete</span></div><div class="bar">Name</div><td>Draft of judge Zhang</td>';
  speakChinese(document.body);
  await settled();

  expect(document.body.textContent).toBe('TestDeleteNameDraft of judge Zhang');
});

test('a part keeps the English word by which the styles leave it out', async () => {
  document.body.innerHTML = '<div class="mud-tab"><span>Code View</span></div><div class="mud-menu-item"><p>Run</p></div><button title="Run Workflow"></button>';
  speakChinese(document.body);
  await settled();

  expect([...document.querySelectorAll('[data-english]')].map((part) => part.getAttribute('data-english'))).toEqual(['Code View', 'Run', 'Run Workflow']);
  expect(document.querySelector('.mud-tab').textContent).toBe('代码');
});

test('a button with a picture only says what it does', async () => {
  document.body.innerHTML = '<button id="save"><svg><path d="M0 0"/><path d="M17 3H5c-1.11 0-2 .9-2 2v14c0 1.1.89 2 2 2h14"/></svg></button><button id="named" aria-label="关闭"><svg><path d="M7 10l5 5 5-5z"/></svg></button>';
  speakChinese(document.body);
  await settled();

  expect(document.getElementById('save').getAttribute('aria-label')).toBe('保存');
  expect(document.getElementById('named').getAttribute('aria-label')).toBe('关闭');
});

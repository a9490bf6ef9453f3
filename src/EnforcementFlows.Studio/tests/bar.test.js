import { Bar } from '../page/bar.js';

const person = { id: 'u1', name: '李管理员', permissions: ['workflow.design'] };
const draft = { definitionId: 'f', name: '首次执行', version: 2, isPublished: false, links: [{ rel: 'publish' }] };

function open() {
  document.body.innerHTML = '<header id="bar"><div id="flow"></div><p id="saved"></p><span id="who"></span></header>';
  const onKept = vi.fn();
  const bar = new Bar(person, onKept);
  bar.show({ name: 'editor', id: 'f' });
  onKept.mockClear();
  bar.know(draft);
  return { bar, onKept, flow: document.getElementById('flow') };
}

test('where the host does not say whether publication is asked for, that is said, and asked again', () => {
  const { bar, onKept, flow } = open();
  bar.knowProposed(undefined);
  expect(flow.textContent).toBe('首次执行第 2 版草稿没有查到是否已提交发布重试');
  flow.querySelector('button').click();
  expect(onKept.mock.calls).toEqual([[draft], [draft]]);
  bar.knowProposed(true);

  expect(flow.textContent).toBe('首次执行第 2 版已提交发布审批查看发布申请');
});

test('only what is open and may be changed is editable', () => {
  const { bar } = open();
  expect(bar.isEditable).toBe(true);
  bar.know({ ...draft, links: [] });
  expect(bar.isEditable).toBe(false);
  bar.show({ name: 'list' });
  expect(bar.isEditable).toBe(false);
});

test('a name that has no room in the bar can still be read', () => {
  const { bar, flow } = open();
  const name = '首次执行'.repeat(50);
  bar.know({ ...draft, description: `${name}：指挥中心接收` });

  expect(flow.querySelector('b').title).toBe(name);
});

import { editorOf, goTo, viewAt, viewerOf } from '../page/router.js';

test.each([
  ['/studio', 'list', undefined],
  ['/studio/', 'list', undefined],
  ['/studio/workflows/definitions', 'list', undefined],
  ['/studio/workflows/definitions/', 'list', undefined],
  ['/studio/workflows/definitions/tongbai-first-enforcement/edit', 'editor', 'tongbai-first-enforcement'],
  ['/studio/workflows/definitions/%E6%89%A7%E8%A1%8C/edit', 'editor', '执行'],
  ['/studio/workflows/instances', 'instances', undefined],
  ['/studio/workflows/instances/0198a/view', 'instance', '0198a'],
])('%s shows %s', (path, name, id) => {
  const view = viewAt(path);

  expect(view?.name).toBe(name);
  expect(view?.id).toBe(id);
});

test.each(['/', '/administration', '/studiolist', '/studio/workflows/definitions/x', '/studio/workflows/instances/x/edit', '/studio/security'])('%s shows nothing', (path) => {
  expect(viewAt(path)).toBeUndefined();
});

test('an address that was made leads back to what it was made of', () => {
  expect(viewAt(editorOf('a/b 流程')).id).toBe('a/b 流程');
  expect(viewAt(viewerOf('0198')).id).toBe('0198');
});

test('Studio is told where one goes, once it runs', () => {
  const push = vi.spyOn(history, 'pushState').mockImplementation(() => undefined);
  goTo('/studio/workflows/definitions');
  expect(push).toHaveBeenCalledWith(null, '', '/studio/workflows/definitions');
  window.Blazor = { navigateTo: vi.fn() };
  goTo('/studio/workflows/instances');

  expect(window.Blazor.navigateTo).toHaveBeenCalledWith('/studio/workflows/instances');
  expect(push).toHaveBeenCalledTimes(1);
  delete window.Blazor;
  push.mockRestore();
});

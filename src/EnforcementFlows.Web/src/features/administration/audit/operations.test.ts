import { operationsIn } from './operations';

test('operations have the name that the API gives them, and may be acts on a task', () => {
  const operations = operationsIn({
    paths: {
      '/api/tasks/{taskId}/claim': { post: { operationId: 'ClaimTask', summary: '签收待办' } },
      '/api/cases': { get: { operationId: 'ListCases' }, post: { summary: '立案' } },
    },
  });
  expect([...operations]).toEqual([
    ['ClaimTask', { name: '签收待办', isOnTask: true }],
    ['ListCases', { name: 'ListCases', isOnTask: false }],
  ]);
});

import { expect, it } from 'vitest';
import { refusalOf } from './elsa';

it.each([
  ['by field, as Elsa does', { message: '没有', errors: { files: ['a.json：有误', 'b.json：有误'] } }, ['a.json：有误', 'b.json：有误'], 'files'],
  ['in a list, as the API does', { title: '没有权限', code: 'forbidden', errors: [{ code: 'x', message: '甲' }] }, ['甲'], 'forbidden'],
  ['not at all', undefined, [], 'http.502'],
])('a refusal told %s', (_, body, reasons, code) => {
  const problem = refusalOf(502, body);
  expect(problem.errors.map(({ message }) => message)).toEqual(reasons);
  expect(problem.code).toBe(code);
});

import { commandOf, moved, type Command } from './keys';

const press = (key: string, more = {}) => commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test.each([
  ['j', 'next'], ['J', 'next'], ['ArrowDown', 'next'], ['k', 'previous'], ['Enter', 'open'], [' ', 'mark'], ['c', 'claim'], ['r', 'release'], ['/', 'filter'], ['?', 'help'], ['x', undefined], ['Tab', undefined],
])('%s means %s', (key, command) => {
  expect(press(key)).toBe(command);
});

test('copying is left to the browser', () => {
  expect(press('c', { ctrlKey: true })).toBeUndefined();
});

test.each<[Command, number, number]>([
  ['next', 3, 4], ['next', 9, 9], ['previous', 0, 0], ['page-down', 3, 8], ['page-down', 8, 9], ['page-up', 3, 0], ['first', 7, 0], ['last', 2, 9], ['open', 4, 4],
])('%s from %i leads to %i of ten', (command, from, to) => {
  expect(moved(command, from, 10, 5)).toBe(to);
});

test('an empty list has no row to go to but the first', () => {
  expect(moved('next', 0, 0, 5)).toBe(0);
});

import { describe, expect, it } from 'vitest';
import type { Schema } from '@/lib/api';
import { isHidden, linksOf, placesOf } from './layout';

const step = (id: string, position: { x: number; y: number } | null): Schema<'FlowStep'> => ({
  id, name: id, type: 'Court.HumanTask', clause: null, form: null, position, chart: null, state: 'not-reached', times: 0, doneAt: null, doneBy: null, doneByName: null, waits: [],
});
const chart = (steps: Schema<'FlowStep'>[], connections: Schema<'FlowConnection'>[] = []): Schema<'FlowChart'> => ({ id: 'main', steps, connections });

describe('a chart', () => {
  it('stands as it was drawn, nearer together by as much as its boxes are narrower', () =>
    expect(placesOf(chart([step('a', { x: 0, y: 0 }), step('b', { x: 360, y: 10 })]))).toEqual([{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 280, y: 10 }]));

  it('moves boxes apart that would lie on one another, and keeps how they stand', () => {
    const [a, b, c] = placesOf(chart([step('a', { x: 0, y: 0 }), step('b', { x: 18, y: 46 }), step('c', { x: 360, y: 0 })]));
    expect([a, b, c]).toEqual([{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 14, y: 92 }, { id: 'c', x: 280, y: 0 }]);
  });

  it.each([
    ['without positions', [step('a', null), step('b', null)]],
    ['with all steps at one spot', [step('a', { x: 0, y: 0 }), step('b', { x: 0, y: 0 })]],
  ])('%s goes from left to right', (_, steps) => {
    const [a, b] = placesOf(chart(steps, [{ source: 'a', port: null, target: 'b' }]));
    expect(b!.x).toBeGreaterThan(a!.x + 200);
  });

  it('leads from step to step where it is a sequence', () => expect(linksOf(chart([step('a', null), step('b', null), step('c', null)])).map(({ source, target }) => source + target)).toEqual(['ab', 'bc']));
  it('names the outcome that a line leaves by', () => expect(linksOf(chart([], [{ source: 'a', port: 'approve', target: 'b' }, { source: 'a', port: 'Done', target: 'c' }])).map(({ port }) => port)).toEqual(['approve', null]));
});

describe('a line from step to step', () => {
  const places = [{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 280, y: 0 }, { id: 'c', x: 560, y: 0 }, { id: 'd', x: 560, y: 140 }];

  it.each([
    ['to the next', 'a', 'b', false],
    ['past another one', 'a', 'c', true],
    ['back along the row', 'b', 'a', true],
    ['to another row', 'a', 'd', false],
    ['to the step itself', 'a', 'a', false],
    ['to one that is not drawn', 'a', 'x', false],
  ])('%s is seen, or goes around', (_, source, target, hidden) => expect(isHidden(places, source, target)).toBe(hidden));
});

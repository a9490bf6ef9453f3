import { wayTo } from '../page/canvas.js';

const flow = {
  id: 'main',
  activities: [
    { id: 'receive', text: { typeName: 'String' } },
    { id: 'work', body: { id: 'work-steps', activities: [{ id: 'check' }, { id: 'notices', body: { id: 'notice-steps', activities: [{ id: 'send' }] } }] } },
  ],
};

test.each([
  ['receive', []],
  ['work', []],
  ['check', ['work Body']],
  ['send', ['work Body', 'notices Body']],
  ['elsewhere', undefined],
])('the way to %s is %j', (id, way) => expect(wayTo(flow, id)?.map(({ activity, port }) => `${activity.id} ${port}`)).toEqual(way));

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AutoComplete, Select } from './Select';

test.each([
  ['a select', <Select key="1" aria-label="种类" options={[{ value: 'a', label: '甲' }]} />],
  ['a line with suggestions', <AutoComplete key="2" aria-label="种类" options={[{ value: '甲' }]} />],
])('%s opens a list that has a name', async (_, field) => {
  render(field);
  await userEvent.click(screen.getByRole('combobox', { name: '种类' }));
  expect(screen.getByRole('listbox')).toHaveAccessibleName('可选项');
});

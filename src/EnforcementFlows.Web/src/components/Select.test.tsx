import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Select } from './Select';

test('a select opens a list that has a name', async () => {
  render(<Select aria-label="种类" options={[{ value: 'a', label: '甲' }]} />);
  await userEvent.click(screen.getByRole('combobox', { name: '种类' }));
  expect(screen.getByRole('listbox')).toHaveAccessibleName('可选项');
});

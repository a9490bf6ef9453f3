import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { hostThat, signedIn } from '@/testing';
import { ImportFlows } from './ImportFlows';

const file = (name: string) => new File(['{}'], name, { type: 'application/json' });

test('files that are chosen later come to those that were chosen before', async () => {
  hostThat(() => ({ items: [], next: null }));
  render(<ImportFlows />, { wrapper: signedIn().wrapper });
  await userEvent.click(screen.getByRole('button', { name: /导入/ }));
  const field = () => document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(field(), [file('结案.json'), file('归档.json')]);
  await userEvent.upload(field(), file('案款发放.json'));

  for (const name of ['结案.json', '归档.json', '案款发放.json']) expect(await screen.findAllByText(name)).toHaveLength(1);
});

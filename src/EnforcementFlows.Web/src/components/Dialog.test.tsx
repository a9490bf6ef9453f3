import { render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Dialog } from './Dialog';

function Page({ under, over }: { under: boolean; over: boolean }) {
  const [root] = useState(() => Object.assign(document.createElement('div'), { id: 'root' }));
  if (!root.isConnected) document.body.append(root);
  return (
    <>
      <Dialog open={under} title="变更" />
      <Dialog open={over} title="确认" />
    </>
  );
}

const isReachable = () => !document.getElementById('root')!.hasAttribute('inert');

test('the page under a dialog cannot be reached until the last dialog is closed', () => {
  const { rerender, unmount } = render(<Page under={false} over={false} />);
  expect(isReachable()).toBe(true);
  rerender(<Page under over={false} />);
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(isReachable()).toBe(false);
  rerender(<Page under over />);
  rerender(<Page under over={false} />);
  expect(isReachable()).toBe(false);
  unmount();
  expect(isReachable()).toBe(true);
});

import { render, screen } from '@testing-library/react';
import type { Given } from './account';
import { GivenPassword } from './GivenPassword';

const repeated: Given = {
  account: { id: 'a', userName: 'tongbai.judge4', name: '王法官', employer: 'court', active: true, roles: ['judge'], teams: [], mustChangePassword: true, lockedUntil: null, createdAt: '2026-03-02T01:00:00Z', version: 'v' },
  oneTimePassword: null,
  passwordUntil: null,
};

test('a repeated request tells that the password was shown before', () => {
  render(<GivenPassword given={repeated} onClose={() => undefined} />);
  expect(screen.queryByLabelText('一次性口令')).not.toBeInTheDocument();
  expect(screen.getByText(/口令已在当时显示/)).toBeInTheDocument();
});

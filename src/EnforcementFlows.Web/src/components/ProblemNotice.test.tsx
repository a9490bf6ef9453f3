import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Problem } from '@/lib/api';
import { ProblemNotice } from './ProblemNotice';

test('whoever has been signed out meanwhile is led to the sign-in, beside what was entered', () => {
  render(<ProblemNotice problem={new Problem(401, 'auth.required', '请先登录')} />);

  expect(screen.getByText(/页面上填写的内容还在/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '在新窗口登录' })).toHaveAttribute('target', '_blank');
});

test('a wrong password is to be corrected', () => {
  render(<ProblemNotice problem={new Problem(401, 'auth.invalid-credentials', '账号或者口令有误')} />);

  expect(screen.getByText(/请按提示更正后再次提交/)).toBeInTheDocument();
  expect(screen.queryByRole('link')).toBeNull();
});

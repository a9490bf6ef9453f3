import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useChangePassword } from '@/lib/session';
import { PasswordRules } from './PasswordRules';
import { isStrong } from './passwordRules';
import './auth.css';

const longest = 256;

type Entered = { current: string; chosen: string; again: string };
type Props = {
  account: { court?: string | null; username: string };
  /** The password that was handed out and has just been typed in; it is not asked for again. */
  handed?: string;
  onChosen?: () => void;
  /** What else can be done here. */
  children?: ReactNode;
};

/** Chooses a password of one's own. */
export function PasswordForm({ account, handed, onChosen, children }: Props) {
  const t = useWords('auth');
  const [form] = Form.useForm<Entered>();
  const chosen = Form.useWatch('chosen', form) ?? '';
  const change = useChangePassword();
  const send = (entered: Entered) =>
    change.mutate({ court: account.court, username: account.username, password: handed ?? entered.current, newPassword: entered.chosen }, { onSuccess: onChosen });
  return (
    <>
      {change.error && <ProblemNotice problem={change.error} />}
      <Form form={form} className="password-form" layout="vertical" requiredMark={false} onFinish={send}>
        <input className="visually-hidden" type="text" name="username" autoComplete="username" value={account.username} readOnly tabIndex={-1} aria-hidden />
        {handed === undefined && (
          <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('required') }]}>
            <Input type="password" autoComplete="current-password" maxLength={longest} />
          </Form.Item>
        )}
        <Form.Item name="chosen" label={t('chosen')} rules={[{ validator: (_, value: string = '') => (isStrong(value) ? Promise.resolve() : Promise.reject(new Error(t('weak')))) }]}>
          <Input type="password" autoComplete="new-password" maxLength={longest} aria-describedby="password-rules" />
        </Form.Item>
        <PasswordRules id="password-rules" password={chosen} />
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['chosen']}
          rules={[{ validator: (_, value: string = '') => (value === form.getFieldValue('chosen') ? Promise.resolve() : Promise.reject(new Error(t('differs')))) }]}
        >
          <Input type="password" autoComplete="new-password" maxLength={longest} />
        </Form.Item>
        <div className="password-acts">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('choose')}
          </Button>
          {children}
        </div>
      </Form>
    </>
  );
}

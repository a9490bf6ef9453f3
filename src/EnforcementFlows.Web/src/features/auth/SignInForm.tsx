import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { PageHead } from '@/components/PageHead';
import { Select } from '@/components/Select';
import { api, dataOf, Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { usePasswordChosen, useSignIn } from '@/lib/session';
import { DemoAccounts } from './DemoAccounts';

export type Entered = { court: string; username: string; password: string };

/** The password is one that an administrator has handed out: good for choosing another one only. */
const isHandedOut = (problem: unknown) => problem instanceof Problem && problem.code === 'auth.password-change';

export function SignInForm({ onHandedOut }: { onHandedOut: (entered: Entered) => void }) {
  const t = useWords('auth');
  const [form] = Form.useForm<Entered>();
  const courts = useQuery({ queryKey: ['courts'], queryFn: () => dataOf(api.GET('/api/courts')) });
  const signIn = useSignIn();
  const chosen = usePasswordChosen();
  const court = Form.useWatch('court', form);
  return (
    <>
      <PageHead title={t('common:product')} />
      {chosen && !signIn.error && <Alert type="success" showIcon title={t('password-chosen')} description={t('password-chosen-about')} />}
      {signIn.error && !isHandedOut(signIn.error) && <ProblemNotice problem={signIn.error} />}
      {courts.error && <ProblemNotice problem={courts.error} onRetry={() => void courts.refetch()} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={chosen}
        onFinish={(entered) => signIn.mutate(entered, { onError: (problem) => isHandedOut(problem) && onHandedOut(entered) })}
      >
        <Form.Item name="court" label={t('court')} rules={[{ required: true, message: t('required') }]}>
          <Select loading={courts.isPending} options={courts.data?.map((row) => ({ value: row.court, label: row.name }))} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('required') }]}>
          <Input autoComplete="username" maxLength={96} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('required') }]}>
          <Input type="password" autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('sign-in')}
        </Button>
      </Form>
      <DemoAccounts court={court} onChoose={(account, password) => form.setFieldsValue({ ...account, password })} />
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { DateField } from '@/components/dates/DateField';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { api, dataOf } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useProfile, useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useStaff } from '@/lib/staff';
import { showDay } from '@/lib/time';

type Entered = { userId: string; team: string; from: string; until: string };

/** Lends somebody to a team from one day to another. */
export function LendForm() {
  const t = useWords('administration');
  const [form] = Form.useForm<Entered>();
  const entered = Form.useWatch<Partial<Entered> | undefined>([], form);
  const client = useQueryClient();
  const staff = useStaff();
  const roleNames = useRoleNames();
  const teams = useProfile().data?.teams ?? [];
  const today = showDay(useNow());
  const lend = useMutation({
    mutationFn: (body: Entered) => dataOf(api.POST('/api/staff/loans', { body })),
    onSuccess: () => {
      form.resetFields();
      return client.invalidateQueries({ queryKey: ['loans'] });
    },
  });
  return (
    <>
      {lend.error && <ProblemNotice problem={lend.error} />}
      <Form form={form} layout="inline" className="admin-filters" onFinish={(entered) => lend.mutate(entered)}>
        <Form.Item name="userId" label={t('staff.person')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={staff.isPending}
            style={{ width: 240 }}
            options={staff.data?.map((person) => ({ value: person.id, label: `${person.name} ${roleNames(person.roles.join(','))}` }))}
          />
        </Form.Item>
        <Form.Item name="team" label={t('staff.team')} required>
          <Select style={{ width: 200 }} options={teams.map((team) => ({ value: team.code, label: team.name }))} />
        </Form.Item>
        <Form.Item name="from" label={t('staff.from')} required>
          <DateField min={today} />
        </Form.Item>
        <Form.Item name="until" label={t('staff.until')} required>
          <DateField min={entered?.from ?? today} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={lend.isPending} disabled={!entered?.userId || !entered.team || !entered.from || !entered.until}>
          {t('staff.lend')}
        </Button>
      </Form>
    </>
  );
}

import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { useStaff } from '@/lib/staff';
import { type Filter, paramsOf, stages } from './filter';

/** What stands in the fields; an empty text where any will do. */
type Entered = Record<keyof Filter | 'party', string | undefined>;

type Props = { filter: Filter; party: string | undefined; onParty: (party: string | undefined) => void };

/** Filters of the list of cases. */
export function CaseFilter({ filter, party, onParty }: Props) {
  const t = useWords('cases');
  const actor = useActor();
  const go = useNavigate();
  const [form] = Form.useForm<Entered>();
  const show = ({ party: name, ...wanted }: Partial<Entered>) => {
    onParty(name?.trim() || undefined);
    void go({ search: paramsOf(wanted).toString() });
  };
  const reset = () => {
    form.setFieldsValue({ ...none, caseNumber: undefined, party: undefined });
    show({});
  };
  const staff = useStaff();
  const any = { value: '', label: t('filter.any') };
  const handlers = [any, { value: actor.id, label: t('filter.mine') }, ...(staff.data ?? []).filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ value: id, label: name }))];
  const standing = [
    any,
    { value: 'true', label: t('filter.open') },
    { value: 'false', label: t('filter.closed') },
  ];
  return (
    <Form form={form} layout="inline" className="case-filter" role="search" initialValues={{ ...none, party, ...given(filter) }} onFinish={show}>
      <Form.Item name="caseNumber" label={t('number')}>
        <Input maxLength={64} placeholder={t('filter.number-like')} />
      </Form.Item>
      <Form.Item name="party" label={t('filter.party')} rules={[{ min: 2, message: t('filter.party-short') }]}>
        <Input maxLength={200} autoComplete="off" placeholder={t('filter.party-like')} />
      </Form.Item>
      <Form.Item name="open" label={t('filter.standing')}>
        <Select options={standing} />
      </Form.Item>
      <Form.Item name="stage" label={t('stage')}>
        <Select options={[any, ...stages.map((stage) => ({ value: stage, label: t(`common:stage.${stage}`) }))]} />
      </Form.Item>
      <Form.Item name="handler" label={t('handler')}>
        <Select loading={staff.isPending} options={handlers} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('common:search')}
      </Button>
      <Button onClick={reset}>{t('common:reset')}</Button>
    </Form>
  );
}

const none = { open: '', stage: '', handler: '' };

const given = (filter: Filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));

import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { type Filter, paramsOf, stages } from './filter';

/** Filters of the list of cases. */
export function CaseFilter({ filter }: { filter: Filter }) {
  const t = useWords('cases');
  const actor = useActor();
  const go = useNavigate();
  const show = (wanted: Filter) => void go({ search: paramsOf(wanted).toString() });
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => dataOf(api.GET('/api/staff')), staleTime: 5 * 60_000 });
  const handlers = [{ value: actor.id, label: t('filter.mine') }, ...(staff.data?.items ?? []).filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ value: id, label: name }))];
  const standing = [
    { value: true, label: t('filter.open') },
    { value: false, label: t('filter.closed') },
  ];
  return (
    <Form layout="inline" className="case-filter" role="search" initialValues={filter} onFinish={(wanted: Filter) => show(wanted)}>
      <Form.Item name="caseNumber" label={t('number')}>
        <Input allowClear maxLength={64} placeholder={t('filter.number-like')} />
      </Form.Item>
      <Form.Item name="open" label={t('filter.standing')}>
        <Select allowClear options={standing} placeholder={t('filter.any')} />
      </Form.Item>
      <Form.Item name="stage" label={t('stage')}>
        <Select allowClear options={stages.map((stage) => ({ value: stage, label: t(`common:stage.${stage}`) }))} placeholder={t('filter.any')} />
      </Form.Item>
      <Form.Item name="handler" label={t('handler')}>
        <Select allowClear loading={staff.isPending} options={handlers} placeholder={t('filter.any')} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('common:search')}
      </Button>
      <Button onClick={() => show({})}>{t('common:reset')}</Button>
    </Form>
  );
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { emptyParty, type Draft } from './draft';
import { TextField } from './inputs';

const kinds = ['natural', 'unit', 'government', 'organisation'] as const;

/** The parties of one side, one block each. */
export function PartyList({ side }: { side: 'applicants' | 'debtors' }) {
  const t = useWords('filing');
  return (
    <Form.List name={side}>
      {(parties, { add, remove }) => (
        <>
          {parties.map(({ key, name }) => (
            <PartyBlock key={key} side={side} at={name} onRemove={parties.length > 1 ? () => remove(name) : undefined} />
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(emptyParty())}>
            {t(`add.${side}`)}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function PartyBlock({ side, at, onRemove }: { side: 'applicants' | 'debtors'; at: number; onRemove: (() => void) | undefined }) {
  const t = useWords('filing');
  const kind = Form.useWatch((draft: Draft) => draft[side]?.[at]?.kind);
  const title = `${t(`list.${side}`)} ${at + 1}`;
  return (
    <fieldset className="item">
      <legend>
        {title}
        {onRemove && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { item: title })} onClick={onRemove} />}
      </legend>
      <div className="fields">
        <TextField name={[at, 'name']} label={t('field.name')} length={200} required />
        <Form.Item name={[at, 'kind']} label={t('field.kind')}>
          <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[at, 'idNumber']} label={t('field.idNumber')} extra={t(kind === 'natural' ? 'hint.id-natural' : 'hint.id-other')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <TextField name={[at, 'phone']} label={t('field.phone')} length={40} />
        <TextField name={[at, 'address']} label={t('field.address')} length={300} />
      </div>
    </fieldset>
  );
}

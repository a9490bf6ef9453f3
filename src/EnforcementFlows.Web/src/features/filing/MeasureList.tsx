import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { TextField, TimeField } from './inputs';

const kinds = ['seizure', 'impoundment', 'freeze', 'waiting-seizure'];
const assets = ['deposit', 'network-funds', 'vehicle', 'machinery', 'other-movable', 'real-estate', 'equity', 'securities', 'housing-fund', 'insurance', 'receivable', 'intellectual-property', 'other'];

/** Preservation measures in force that become measures of the enforcement. */
export function MeasureList() {
  const t = useWords('filing');
  return (
    <Form.List name="existingMeasures">
      {(measures, { add, remove }) => (
        <>
          {measures.map(({ key, name }) => (
            <MeasureBlock key={key} at={name} onRemove={() => remove(name)} />
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'seizure', assetKind: 'other' })}>
            {t('add.existingMeasures')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function MeasureBlock({ at, onRemove }: { at: number; onRemove: () => void }) {
  const t = useWords('filing');
  const title = `${t('list.existingMeasures')} ${at + 1}`;
  return (
    <fieldset className="item">
      <legend>
        {title}
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { item: title })} onClick={onRemove} />
      </legend>
      <div className="fields">
        <Form.Item name={[at, 'kind']} label={t('field.measure-kind')} required>
          <Select options={kinds.map((value) => ({ value, label: t(`measure.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[at, 'assetKind']} label={t('field.measure-assetKind')}>
          <Select options={assets.map((value) => ({ value, label: t(`asset.${value}`) }))} />
        </Form.Item>
        <TextField name={[at, 'property']} label={t('field.measure-property')} length={300} required />
        <TimeField name={[at, 'startsOn']} label={t('field.measure-startsOn')} />
        <TimeField name={[at, 'endsOn']} label={t('field.measure-endsOn')} required />
        <TextField name={[at, 'document']} label={t('field.measure-document')} length={100} />
        <TextField name={[at, 'amount']} label={t('field.measure-amount')} length={40} />
      </div>
    </fieldset>
  );
}

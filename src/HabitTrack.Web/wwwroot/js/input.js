// What a person has typed or chosen in the forms of the page, and has not submitted.
const choices = 'select, [type=radio]', ticks = '[type=checkbox], [type=radio]';

const stateOf = field => field.matches(ticks) ? field.checked : field.value;

function defaultOf(field) {
  if (field.matches(ticks)) return field.defaultChecked;
  if (!field.matches('select')) return field.defaultValue ?? field.value;
  const options = [...field.options];
  return (options.find(option => option.defaultSelected) ?? options[0])?.value ?? '';
}

const changedFields = () => fieldsOf(document).filter(field => stateOf(field) !== defaultOf(field));

const fieldsOf = page => [...page.querySelectorAll('main form [name]')];

// Whether a form has unsubmitted or rejected input, or choices that a newer version of the page would not have.
export const isFilledIn = () => document.querySelector(':is(.logger, .card) .problem') !== null || changedFields().length > 0;

// Clears what was measured once the form is submitted. Keeps what was chosen for the next log.
export function clearSubmitted(form) {
  for (const field of form.querySelectorAll('[name]')) {
    if (field.matches(choices)) field.dataset.submitted = stateOf(field);
    else if (field.matches(ticks)) field.checked = field.defaultChecked;
    else if (field.defaultValue !== undefined) field.value = field.defaultValue;
  }
  delete form.dataset.entry;
  delete form.dataset.at;
}

// The input since the last submission, for another version of the page.
export const newInput = () => changedFields()
  .filter(field => field.dataset.submitted !== String(stateOf(field)))
  .map(field => ({ key: keyOf(field), at: sameFields(field, document).indexOf(field), state: stateOf(field) }));

// Whether a page has a field for all input.
export const hasRoomFor = (input, page) => input.every(one => find(one, page));

export function enter(input) {
  for (const one of input) {
    const field = find(one, document);
    if (field) field[field.matches(ticks) ? 'checked' : 'value'] = one.state;
  }
}

function find({ key, at, state }, page) {
  const field = fieldsOf(page).filter(one => keyOf(one) === key)[at];
  return field?.matches('select') && ![...field.options].some(option => option.value === state) ? undefined : field;
}

const sameFields = (field, page) => fieldsOf(page).filter(one => keyOf(one) === keyOf(field));

// The position of the form, the field, and for radio buttons the option.
function keyOf(field) {
  const container = field.closest('main [id]:not(input, select, textarea)');
  return [container?.id, field.form.getAttribute('action'), field.name, field.matches('[type=radio]') ? field.value : ''].join(' ');
}

/** Filters as plain GET forms: the answer's URL is the whole view, no script needed. */
import { type Html, html } from '../html.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A list of choices longer than this becomes a text field: a country of regions is no menu. */
const LONGEST_MENU = 150

export function textField(label: string, name: string, value: string | null, hint = ''): Html {
  return html`<label>${label}<input name="${name}" value="${value ?? ''}" placeholder="${hint}"></label>`
}

export function menu(
  label: string,
  name: string,
  value: string | null,
  choices: readonly Choice[],
  any = '全部',
): Html {
  if (choices.length > LONGEST_MENU) return textField(label, name, value)
  const unlisted = value !== null && value !== '' && !choices.some((choice) => choice.value === value)
  const all = unlisted ? [{ value, label: value }, ...choices] : choices
  return html`<label>${label}<select name="${name}"><option value="">${any}</option>${all.map((choice) =>
    option(choice, choice.value === value),
  )}</select></label>`
}

export function checkboxes(
  legend: string,
  name: string,
  chosen: readonly string[],
  choices: readonly Choice[],
): Html {
  return html`<fieldset><legend>${legend}</legend><div class="row">${choices.map(
    (choice) =>
      html`<label><input type="checkbox" name="${name}" value="${choice.value}"${
        chosen.includes(choice.value) ? html` checked` : ''
      }> ${choice.label}</label>`,
  )}</div></fieldset>`
}

export function option(choice: Choice, selected: boolean): Html {
  return html`<option value="${choice.value}"${selected ? html` selected` : ''}>${choice.label}</option>`
}

export function filterForm(path: string, fields: readonly (Html | '')[], button = '筛选'): Html {
  return html`<form class="filter" method="get" action="${path}">${fields}<button>${button}</button></form>`
}

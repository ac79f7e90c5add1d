// Claims in words.
import { known, shownDate, shownDay, shownNumber, t } from "./strings.js";

export const typeName = (type) => t(`type.${type}`);
export const fieldName = (name) => t(`field.${name}`);
export const choiceName = (name, value) => (known(`${name}.${value}`) ? t(`${name}.${value}`) : value);

export const partyName = (party) => party.name || party.text;

export function partiesOf(claim, field) {
  const value = claim[field];
  return Array.isArray(value) ? value : value ? [value] : [];
}

export function quantityWords(quantity) {
  const about = quantity.approximate ? `${t("quantity.about")} ` : "";
  const unit = quantity.unit ? ` ${quantity.unit}` : "";
  const [value, low, high] = [quantity.value, quantity.min, quantity.max].map((part) => (part == null ? null : shownNumber(part)));
  if (value !== null) return `${about}${value}${unit}`;
  if (low !== null && high !== null) return `${about}${low}–${high}${unit}`;
  if (low !== null) return `${about}${t("quantity.min", { n: low })}${unit}`;
  return high === null ? t("quantity.none") : `${about}${t("quantity.max", { n: high })}${unit}`;
}

export function timeWords(time) {
  if (/^\d{4}(-\d{2})?$/.test(time.value)) return shownDate(time.value);
  if (!time.earliest || !time.latest) return time.value;
  const [first, last] = [shownDay(time.earliest), shownDay(time.latest)];
  return first === last ? first : `${first} – ${last}`;
}

const MAIN_ROLES = ["accuser", "denier", "speaker", "agent", "force", "participants"];
const OTHER_ROLES = ["accused", "target"];

// Who → whom, or the number or time: what a line of a list says beside the type.
export function headline(claim) {
  const names = (fields) => fields.flatMap((field) => partiesOf(claim, field)).map(partyName).join(", ");
  const parties = [names(MAIN_ROLES), names(OTHER_ROLES)].filter(Boolean).join(" → ");
  const number = claim.quantity ? quantityWords(claim.quantity) : claim.time ? timeWords(claim.time) : "";
  return [number, parties].filter(Boolean).join(" · ") || claim.anchor.text;
}

// A field in one line of words; empty where the claim says nothing.
export function fieldWords(claim, { name, kind }) {
  const value = claim[name];
  if (kind === "roles" || kind === "role") return partiesOf(claim, name).map(partyName).join("; ");
  if (value === null || value === undefined || value === "") return "";
  if (kind === "quantity") return quantityWords(value);
  if (kind === "time") return value.value;
  if (kind === "span") return value.text;
  if (kind === "claims") return value.join(", ");
  return choiceName(name, value);
}

export const percent = (share) => (share === null || share === undefined ? "–" : `${Math.round(share * 100)} %`);
export const figure = (value) => (value === null || value === undefined ? "–" : shownNumber(Math.round(value * 1000) / 1000, 3));

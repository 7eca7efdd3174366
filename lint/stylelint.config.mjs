// Stylesheets (stylelint, MIT). Few rules: each guards a promise or a mistake that nobody sees in review.
const PHYSICAL = /^(margin|padding|border)-(top|right|bottom|left)|^(min-|max-)?(width|height)$|^(top|right|bottom|left)$/;

export default {
  reportNeedlessDisables: true,
  reportUnscopedDisables: true,
  reportDescriptionlessDisables: true, // an exception has its reason beside it: /* stylelint-disable rule -- why */
  rules: {
    // Flat BEM with our prefix, so that a search for a class finds all that is said of it.
    // A modifier may be a key of the registries, such as in_use. Markdown makes the notes called admonitions.
    "selector-class-pattern": [
      "^(hub-[a-z]+(-[a-z]+)*(__[a-z]+(-[a-z]+)*)?(--[a-z]+([-_][a-z]+)*)?|admonition(-title)?)$",
      { message: "Name it as BEM with our prefix: .hub-block__element--modifier" },
    ],
    "selector-max-id": 0, // an id weighs more than any class
    "selector-nested-pattern": "^&", // nested is what depends on the outer selector
    "max-nesting-depth": [1, { ignore: ["blockless-at-rules"] }],
    "declaration-no-important": true, // it ends the cascade for all that comes later
    "property-disallowed-list": [
      [PHYSICAL],
      { message: "Use the logical property (CSS Logical Properties 1), which a language from right to left turns round" },
    ],
    "declaration-property-value-disallowed-list": [
      { "/^(text-align|float|clear)$/": ["left", "right"] },
      { message: "Use start and end, which a language from right to left turns round" },
    ],
    "custom-property-pattern": ["^(hub|md)-", { message: "Properties of ours begin with --hub-, the theme's with --md-" }],
    // What the browser would drop without a word.
    "annotation-no-unknown": true,
    "at-rule-no-unknown": true,
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-custom-properties": true,
    "declaration-block-no-duplicate-properties": true,
    "declaration-block-no-shorthand-property-overrides": true,
    "function-calc-no-unspaced-operator": true,
    "function-no-unknown": true,
    "keyframe-block-no-duplicate-selectors": true,
    "media-feature-name-no-unknown": true,
    "no-duplicate-at-import-rules": true,
    "no-duplicate-selectors": true,
    "no-empty-source": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
    "selector-type-no-unknown": true,
    "string-no-newline": true,
    "unit-no-unknown": true,
  },
};

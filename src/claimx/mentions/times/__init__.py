"""German time expressions as TIMEX3: DATE, TIME, DURATION and SET, also vague ones.

Form, meaning and value are kept apart, as in HeidelTime (Strötgen and Gertz 2013, "Multilingual and cross-domain temporal
tagging"): `scan` finds expressions and what they say, `resolve` asks the calendar. Two conventions meet here:

* `tag_times` follows TimeML as the KRAUTS corpus of German news applies it (Strötgen et al. 2018): both ends of "1950 bis
  1953" are dates of their own, and "vor zwei Jahren" is a DURATION P2Y (``earliest`` and ``latest`` give the date meant).
* `claim_times` reads the same expressions as claims do: one DATE 1950/1953, one DATE 2008; `claim_anchor` gives their span.

>>> import spacy
>>> doc = spacy.blank("de")("Am Montag trafen sich Zeugen des Krieges von 1950 bis 1953, die vor 71 Jahren flohen.")
>>> doc._.claimx.published = "2024-07-30"
>>> doc._.claimx.times = tag_times(doc)
>>> [(time.text, time.value) for time in doc._.claimx.times]
[('Montag', '2024-07-29'), ('1950', '1950'), ('1953', '1953'), ('71 Jahren', 'P71Y')]
>>> [(time.text, time.value) for time in claim_times(doc)]
[('Montag', '2024-07-29'), ('1950 bis 1953', '1950/1953'), ('71 Jahren', '1953')]
"""

from claimx.mentions.times.claimview import claim_anchor, claim_times
from claimx.mentions.times.tagger import TimeTagger, tag_times

__all__ = ["TimeTagger", "claim_anchor", "claim_times", "tag_times"]

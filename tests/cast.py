"""The invented people and places of every test. None is real; likeness is chance."""

from __future__ import annotations

# Five people, in the scripts and spellings in which lists and notices might write them.
SENG_RA = ("Lahpai Seng Ra", "Lahpai Seng Ya", "လဖိုင်ဆိုင်းရာ")
BRANG_AUNG = ("Maran Brang Aung", "Brang Aung", "မရန်ဘရန်အောင်")
THIDAR = ("Ma Thidar Nwe", "Thida Nwe", "မသီတာနွယ်")
KYAW_LIN = ("Ko Kyaw Lin Htet", "Kyaw Linn Htet", "ကိုကျော်လင်းထက်")
NANG_HOM = ("Nang Hom Kham", "Nan Hom Kham", "နန်းဟွမ်ခမ်း")

# Three villages that no gazetteer holds, and the township that the tests put them in.
LAWK_HPRAI, NAM_TAWNG_KAWNG, SHWE_PAUK_KONE = "Lawk Hprai", "Nam Tawng Kawng", "Shwe Pauk Kone"
HPAKANT, HPAKANT_PCODE = "Hpakant", "MMR001009"

# Planted where a name must never come out again; so odd that a hit is a leak and not chance.
CANARIES = ("Zarqwel Hpunmyat", "ဇာရ်ကွဲလ်ဖုန်းမြတ်", "09-787-440-912")

"""How a field looks, right and wrong, and what the house's inputs hand over."""

from __future__ import annotations

from django import forms
from django.utils.datastructures import MultiValueDict

from forms.widgets import (
    Choices,
    CodeInput,
    CodeWithButton,
    DayInput,
    IdNumberInput,
    ManyChoices,
    PasswordWithEye,
    PhoneInput,
    PictureInput,
    SearchBox,
    YearInput,
    YesNo,
)

TRADES = {"T1": "护理员"}


class Registration(forms.Form):
    name = forms.CharField(label="姓名", help_text="和身份证上一字不差")
    note = forms.CharField(label="说明", required=False)
    agree = forms.BooleanField(label="我已阅读并同意")
    banned = forms.ChoiceField(label="禁止申报", choices=[("n", "没有"), ("y", "有")], widget=YesNo)
    level = forms.ChoiceField(label="等级", choices=[("3", "三级")])
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


class Inputs(forms.Form):
    id_number = forms.CharField(widget=IdNumberInput)
    phone = forms.CharField(widget=PhoneInput)
    year = forms.CharField(widget=YearInput)
    day = forms.DateField(widget=DayInput)
    bare_code = forms.CharField(widget=CodeInput)
    code = forms.CharField(widget=CodeWithButton("/send/", wait=90))
    password = forms.CharField(widget=PasswordWithEye(new=True))
    one = forms.ChoiceField(choices=[("a", "甲")], widget=Choices)
    many = forms.MultipleChoiceField(choices=[("a", "甲")], widget=ManyChoices)
    trade = forms.CharField(widget=SearchBox("/trades/", lambda key: TRADES.get(key, key)))
    picture = forms.FileField(widget=PictureInput)


def test_an_empty_form_is_calm() -> None:
    html = str(Registration())

    assert 'role="alert"' not in html
    assert '<label class="form-label" for="id_name">姓名</label>' in " ".join(html.split())
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'id="id_name_helptext"' in html
    assert html.count("选填") == 1


def test_an_error_stands_under_its_field_and_is_tied_to_it() -> None:
    html = str(Registration({"name": "", "level": "3", "agree": "on", "banned": "n"}))

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error" role="alert"' in html
    assert html.count('class="k-err"') == 1
    assert 'class="form-control is-invalid"' in html


def test_what_was_typed_is_kept_and_escaped() -> None:
    html = str(Registration({"name": '"><b>'}))

    assert "<b>" not in html.replace("<body>", "")
    assert "&quot;&gt;&lt;b&gt;" in html


def test_an_error_of_the_whole_form_stands_above_it() -> None:
    form = Registration({"name": "王秀英", "level": "3", "agree": "on", "banned": "n"})
    form.add_error(None, "号码或密码不对")

    html = str(form)

    assert html.index("号码或密码不对") < html.index("姓名")


def test_each_input_has_its_css_class() -> None:
    form = Registration()

    assert 'class="form-select"' in str(form["level"])
    assert 'class="form-check-input"' in str(form["agree"])
    assert "form-c" not in str(form["secret"])
    assert str(form["banned"]).count('class="form-check-input"') == 2


def test_choices_are_labels_for_thumbs() -> None:
    html = " ".join(str(Registration()["banned"]).split())

    assert '<label for="id_banned_0">' in html
    assert html.count("没有") == 1
    assert 'type="checkbox"' in str(Inputs()["many"])
    assert 'type="radio"' in str(Inputs()["one"])


def test_phones_show_the_right_keyboard() -> None:
    form = Inputs()

    assert 'type="tel"' in str(form["phone"])
    assert 'inputmode="numeric"' in str(form["year"])
    assert 'type="date"' in str(form["day"])
    assert 'autocomplete="one-time-code"' in str(form["bare_code"])
    assert 'autocomplete="off"' in str(form["id_number"])
    assert 'accept="image/*"' in str(form["picture"])


def test_a_code_is_asked_for_without_leaving_the_form() -> None:
    html = " ".join(str(Inputs()["code"]).split())

    assert 'formaction="/send/" formnovalidate' in html
    assert 'data-wait="90"' in html


def test_a_password_is_never_sent_back() -> None:
    html = str(Inputs({"password": "plum-Blossom-72"})["password"])

    assert "plum" not in html
    assert 'autocomplete="new-password"' in html


def test_a_chosen_key_counts_only_while_its_text_stands() -> None:
    box = SearchBox("/trades/", lambda key: TRADES.get(key, key))
    files: MultiValueDict[str, object] = MultiValueDict()

    def value(**data: str) -> object:
        return box.value_from_datadict(data, files, "t")

    assert value(t="护理员", t_key="T1") == "T1"
    assert value(t="护理员", t_key="T9", t_text="护理员") == "T9"
    assert value(t="护林员", t_key="T1", t_text="护理员") == "护林员"
    assert value(t="hly") == "hly"
    assert value() == ""


def test_a_chosen_key_is_shown_as_its_text() -> None:
    html = " ".join(str(Inputs({"trade": "T1"})["trade"]).split())
    empty = " ".join(str(Inputs()["trade"]).split())

    assert 'value="护理员"' in html
    assert 'name="trade_key" value="T1"' in html
    assert 'name="trade_key" value=""' in empty


def test_a_formset_brings_its_management_form() -> None:
    html = str(forms.formset_factory(Registration, extra=2)())

    assert html.count("TOTAL_FORMS") == 2
    assert 'id="id_form-1-name"' in html

"""Give `use` to Wagtail's own two groups, where they are. Other groups get it in Settings → Groups."""

from django.db import migrations


def give(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    kind, _made = ContentType.objects.get_or_create(app_label="onrecord_wagtail", model="briefofpage")
    # Django makes permissions after all migrations; this one is needed now and found then.
    use, _made = Permission.objects.get_or_create(
        content_type=kind,
        codename="use",
        defaults={"name": "Can see briefs of OnRecord and ask for them"},
    )
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(use)


class Migration(migrations.Migration):
    dependencies = [
        ("onrecord_wagtail", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

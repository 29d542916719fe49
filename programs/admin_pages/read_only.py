"""What is shown in the admin and never changed there."""


class ReadOnly:
    """Beside an admin class: nobody adds, changes or deletes, superusers neither."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

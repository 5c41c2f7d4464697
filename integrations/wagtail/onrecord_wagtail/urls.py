"""The app's addresses within the admin."""

from django.urls import path

from onrecord_wagtail import views

app_name = "onrecord"
urlpatterns = [
    path("pages/<int:page_id>/", views.status, name="status"),
    path("pages/<int:page_id>/ask/", views.ask, name="ask"),
    path("pages/<int:page_id>/brief/", views.brief, name="brief"),
    path("pages/<int:page_id>/block/", views.block, name="block"),
    path("test/", views.test_connection, name="test"),
]

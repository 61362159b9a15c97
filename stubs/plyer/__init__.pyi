from plyer.facades import Notification

notification: Notification
